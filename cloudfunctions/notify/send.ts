import type { Person } from '../../domain/community/person'
import {
  afterRun,
  ended,
  leased,
  nextChannel,
  type Attempt,
  type Delivery,
} from '../../domain/notice/delivery'
import { templateOf } from '../../domain/notice/templates'
import { now } from '../_kit/live'
import { load, replace } from '../_kit/store/store'
import { channelsWith } from '../_kit/wechat/templates'
import { attempt } from './channels'

/** One run over the channels: a refusal goes on to the next one, anything else ends the run. */
const attemptsOf = async (delivery: Delivery, person: Person): Promise<Attempt[]> => {
  // Somebody of a trial, who is nobody in WeChat (domain/community/trial-place.ts).
  if (person.openid === '') return []
  const open = channelsWith(templateOf(delivery.kind, delivery.side))
  const made: Attempt[] = []
  for (;;) {
    const channel = nextChannel(delivery.side, [...delivery.attempts, ...made], open)
    if (channel === undefined) return made
    const result = await attempt(channel, delivery, person)
    made.push(result)
    if (result.outcome !== 'refused') return made
  }
}

/**
 * Sends a delivery that this run holds and writes down what came of it. When the lease has passed to another run
 * meanwhile, the write finds another version and changes nothing.
 */
export const send = async (held: Delivery, person: Person): Promise<void> => {
  const open = channelsWith(templateOf(held.kind, held.side))
  const made = await attemptsOf(held, person)
  await replace('deliveries', held, afterRun(held, made, open, now()))
}

/** Takes a due delivery and sends it; false when another run has it. */
export const takeAndSend = async (due: Delivery): Promise<boolean> => {
  const held = leased(due, now())
  const [won, person] = await Promise.all([
    replace('deliveries', due, held),
    load<Person>('persons', due.personId),
  ])
  if (won === 'conflict') return false
  // A disabled person gets nothing, from the same second (domain.md §9).
  if (person === undefined || person.disabledAt !== undefined)
    await replace('deliveries', held, ended(held, 'nobody'))
  else await send(held, person)
  return true
}
