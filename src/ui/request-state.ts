import type { REQUEST_STATES } from '../../domain/community/home-request'
import type { StateTagProps } from './state-tag'
import { say } from './words'

type State = (typeof REQUEST_STATES)[number]

const ICONS = { waiting: 'clock', approved: 'check', refused: 'close', withdrawn: 'back' } as const
const TONES = { waiting: 'info', approved: 'ok', refused: 'warn', withdrawn: 'quiet' } as const

/** The state of a request for a home as `StateTag` draws it. */
export const requestState = (state: State): StateTagProps => ({
  word: say(`homeRequest.${state}`),
  icon: ICONS[state],
  tone: TONES[state],
})
