/** The departments of a property service centre (domain.md, Terms), in the order in which they are listed. */
export const DEPARTMENTS = [
  'engineering',
  'security',
  'cleaning',
  'greening',
  'customer_service',
  'finance',
] as const

export type Department = (typeof DEPARTMENTS)[number]

export const isDepartment = (value: string): value is Department =>
  (DEPARTMENTS as readonly string[]).includes(value)
