export type Aria = {
  role?: string
  label?: string
  selected?: boolean
  checked?: boolean
  disabled?: boolean
  expanded?: boolean
  hidden?: boolean
  live?: 'polite' | 'assertive'
  modal?: boolean
}

/** Accessibility attributes: a browser says `role`, WeChat says `aria-role`; the rest is spelled alike. */
export function aria(what: Aria): Record<string, string | boolean> {
  const attributes: Record<string, string | boolean> = {}
  for (const [name, value] of Object.entries(what)) {
    if (value === undefined) continue
    const key = name === 'role' && process.env.TARO_ENV !== 'weapp' ? 'role' : `aria-${name}`
    attributes[key] = typeof value === 'boolean' && process.env.TARO_ENV !== 'weapp' ? String(value) : value
  }
  return attributes
}
