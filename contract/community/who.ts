/** Whoever has a role of staff in any community may sign in at a desk. */
export const ANY_STAFF = [
  'colleague',
  'lead',
  'dispatcher',
  'duty_officer',
  'supervisor',
  'manager',
  'finance',
  'admin',
] as const
