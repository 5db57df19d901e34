import type { ClockName } from './policy'

/** The promises as people know them (domain.md §3.3): on the screen, in notices and in docs/domain-language.md. */
export const CLOCK_WORDS = {
  assigned: { zh: '派单', en: 'assignment' },
  firstReply: { zh: '首次回复', en: 'first reply' },
  onSite: { zh: '到场', en: 'arrival' },
  update: { zh: '进展通报', en: 'update' },
  solved: { zh: '办结', en: 'solution' },
} as const satisfies Record<ClockName, { zh: string; en: string }>
