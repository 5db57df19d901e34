export type Aria = {
  role?: string | undefined
  label?: string | undefined
  selected?: boolean | undefined
  checked?: boolean | undefined
  disabled?: boolean | undefined
  expanded?: boolean | undefined
  hidden?: boolean | undefined
  live?: 'polite' | 'assertive' | undefined
  modal?: boolean | undefined
}

type Attribute = string | boolean | undefined

/** Accessibility attributes: a browser says `role`, WeChat says `aria-role`; the rest is spelled alike. */
export function aria(what: Aria): Record<string, string | boolean> {
  const inWechat = process.env.TARO_ENV === 'weapp'
  const attributes: Record<string, string | boolean> = {}
  for (const [name, value] of Object.entries<Attribute>(what)) {
    if (value === undefined) continue
    const key = name === 'role' && !inWechat ? 'role' : `aria-${name}`
    attributes[key] = typeof value === 'boolean' && !inWechat ? String(value) : value
  }
  return attributes
}

/** Whether it is chosen, in the word that its role uses. */
export function chosen(role: string | undefined, selected: boolean | undefined): Aria {
  if (role === 'radio' || role === 'checkbox' || role === 'switch') return { checked: selected ?? false }
  return role === 'tab' ? { selected: selected ?? false } : {}
}
