import type { TicketCard } from '../../../contract/ticket'
import { TAXONOMY } from '../../../domain/routing/taxonomy'
import type { IconName } from '../icon/icon'
import type { StateTagProps } from '../state-tag'
import { say } from '../words'

type State = TicketCard['state']

const ICONS: Record<State, IconName> = {
  triage: 'question',
  dispatched: 'bell',
  accepted: 'user',
  on_the_way: 'send',
  on_site: 'wrench',
  done: 'clock',
  confirmed: 'check',
  cancelled: 'close',
}

const TONES: Record<State, NonNullable<StateTagProps['tone']>> = {
  triage: 'warn',
  dispatched: 'warn',
  accepted: 'brand',
  on_the_way: 'brand',
  on_site: 'brand',
  done: 'info',
  confirmed: 'ok',
  cancelled: 'quiet',
}

/** A state as `StateTag` draws it. */
export const stateTag = (state: State): StateTagProps => ({
  word: say(`state.${state}`),
  icon: ICONS[state],
  tone: TONES[state],
})

/** `漏水渗水` */
export const categoryWord = (category: TicketCard['category']): string => TAXONOMY[category].label.zh

/** `工程部` */
export const departmentWord = (department: TicketCard['department']): string =>
  say(`department.${department}`)
