/** Joins the class names that apply: `classes('al-line', open && 'al-line--open')`. */
export const classes = (...names: (string | false | null | undefined)[]): string =>
  names.filter(Boolean).join(' ')
