import type { State } from './parts'

/** States as people know them (domain.md §3.4): on the screen, in a refusal and in docs/domain-language.md. */
export const STATE_WORDS = {
  triage: { zh: '待派单', en: 'To be assigned' },
  dispatched: { zh: '待接单', en: 'To be accepted' },
  accepted: { zh: '已接单', en: 'Accepted' },
  on_the_way: { zh: '已出发', en: 'On the way' },
  on_site: { zh: '处理中', en: 'On site' },
  done: { zh: '待确认', en: 'To be confirmed' },
  confirmed: { zh: '已完成', en: 'Confirmed' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<State, { zh: string; en: string }>
