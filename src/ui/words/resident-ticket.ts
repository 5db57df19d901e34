import type { Catalogue } from './catalogue'

/** What a resident reads on every ticket. */
export const residentTicket = {
  'promise.resident.dispatch': { zh: '{when} 前安排人', en: 'Somebody assigned by {when}' },
  'promise.resident.reply': { zh: '{when} 前回复您', en: 'Reply by {when}' },
  'promise.resident.visit': { zh: '{when} 前到', en: 'There by {when}' },
  'promise.resident.slot': { zh: '{when} 上门', en: 'There {when}' },
  'promise.resident.solved': { zh: '{when} 前解决', en: 'Solved by {when}' },
  'promise.resident.confirm': { zh: '{when} 前没有异议，自动完成', en: 'Closes by itself at {when}' },
  'promise.resident.confirmAny': { zh: '等您确认', en: 'Waits for your confirmation' },
  'promise.resident.late': { zh: '原定{aim}，{over}', en: '{aim}, {over}' },
  'progress.dispatch': { zh: '派单', en: 'Assigned' },
  'progress.accept': { zh: '接单', en: 'Accepted' },
  'progress.visit': { zh: '到场', en: 'On site' },
  'progress.handle': { zh: '处理', en: 'Handled' },
  'progress.done': { zh: '完成', en: 'Done' },
} satisfies Catalogue
