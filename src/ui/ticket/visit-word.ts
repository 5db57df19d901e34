import { visitTime } from '../../../domain/notice/visit-words'

/** `明天 10:00–12:00` of a slot, `明天 12:00 前` of a time. */
export const visitWord = (visit: { from?: number | undefined; by: number }, now: number): string =>
  visitTime(visit, now, 'zh')
