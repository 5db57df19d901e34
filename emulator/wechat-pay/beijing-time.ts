const OFFSET_MS = 8 * 3_600_000
export const DAY_MS = 86_400_000

/** 2018-06-08T10:34:56+08:00, as every time of the pay API. */
export function rfc3339(at: number): string {
  return `${new Date(at + OFFSET_MS).toISOString().slice(0, 19)}+08:00`
}

/** 2018-06-08 10:34:56, as in bills. */
export function billTime(at: number): string {
  return rfc3339(at).slice(0, 19).replace('T', ' ')
}

/** 20180608103456, as in numbers the platform makes. */
export function compactTime(at: number): string {
  return rfc3339(at).slice(0, 19).replace(/\D/g, '')
}

/** Epoch ms of a calendar day's beginning in UTC+8; undefined when it is no day. */
export function dayStart(day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined
  const at = Date.parse(`${day}T00:00:00+08:00`)
  return Number.isNaN(at) || rfc3339(at).slice(0, 10) !== day ? undefined : at
}
