import type { Delivery } from '../../domain/notice/delivery'
import { OUTBOXES, type Outbox } from '../../domain/notice/notice'
import { inParallel } from '../_kit/in-parallel'
import { now } from '../_kit/live'
import { command, list } from '../_kit/store/store'
import { guarded } from './guarded'
import { handOver } from './hand-over'
import { takeAndSend } from './send'

/** A tick takes what is due and leaves the rest to the next (design.md D1). */
const PER_TICK = 200
const STOP_AFTER_MS = 40_000
const WIDTH = 8
/** A wake needs less; what waits longer has lost its wake. */
const UNWOKEN_AFTER_MS = 20_000

type Waiting = { _id: string; priority?: string; collection: Outbox }

const waitingIn = async (collection: Outbox, at: number): Promise<Waiting[]> => {
  const found = await list<Omit<Waiting, 'collection'>>({
    collection,
    index: 'unsent',
    equals: {},
    range: { field: 'pendingSince', condition: command.lte(at - UNWOKEN_AFTER_MS) },
    limit: PER_TICK,
    fields: ['priority'],
  })
  return found.map((document) => ({ ...document, collection }))
}

const dueDeliveries = (at: number): Promise<Delivery[]> =>
  list<Delivery>({
    collection: 'deliveries',
    index: 'due',
    equals: { state: 'due' },
    range: { field: 'dueAt', condition: command.lte(at) },
    limit: PER_TICK,
  })

/** Emergencies first, otherwise in the order they came. */
const urgentFirst = <T>(items: readonly T[], urgent: (item: T) => boolean): T[] => [
  ...items.filter(urgent),
  ...items.filter((item) => !urgent(item)),
]

/** The timer (each minute): hands over what was never woken, then sends what is due. Overlap is harmless. */
export const tick = async (): Promise<Record<string, number>> => {
  const at = now()
  const late = () => now() - at > STOP_AFTER_MS
  const failed = { n: 0 }
  const found = await Promise.all(OUTBOXES.map((collection) => waitingIn(collection, at)))
  const waiting = urgentFirst(found.flat(), ({ priority }) => priority === 'emergency').slice(0, PER_TICK)
  const hand = guarded<Waiting>('hand_over_failed', failed, ({ collection, _id }) =>
    handOver(collection, _id, now(), 'due'),
  )
  const handed = await inParallel(waiting, WIDTH, hand, late)
  const due = urgentFirst(await dueDeliveries(now()), ({ urgent }) => urgent)
  let sent = 0
  const send = guarded<Delivery>('send_failed', failed, async (delivery) => {
    if (await takeAndSend(delivery)) sent += 1
  })
  await inParallel(due, WIDTH, send, late)
  return { handed, due: due.length, sent, failed: failed.n }
}
