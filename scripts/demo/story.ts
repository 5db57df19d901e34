import type { Instant } from '../../domain/kernel/instant'
import type { DemoResident } from './residents'
import type { DEMO_REPORTS } from './texts'

/** What somebody does to a ticket, and how long after the step before it. */
export type Step =
  /** The lead gives it to the contractor firm, and one of ours goes on answering for it. */
  | { do: 'toFirm'; after: number }
  | { do: 'accept'; after: number; visit?: number }
  | { do: 'say'; after: number; text: string; by: 'staff' | 'resident' }
  | { do: 'setOut' | 'arrive' | 'confirm'; after: number }
  | { do: 'finish'; after: number; cause: string; minutes: number }
  | { do: 'rate'; after: number; score: 1 | 2 | 3 | 4 | 5; words: string; tags: string[] }
  | { do: 'cancel' | 'reopen'; after: number; reason: string }

export type Report = (typeof DEMO_REPORTS)[number]
export type Story = { at: Instant; reporter: DemoResident; report: Report; text: string; steps: Step[] }
