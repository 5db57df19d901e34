/** The browser's tab bar stands outside every page, so it is told the type size by the document (app.scss). */
export const sizeTabs = (scale: number): void =>
  document.documentElement.style.setProperty('--tabs-scale', String(scale))
