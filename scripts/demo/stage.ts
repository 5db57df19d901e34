import { createORPCClient, createORPCErrorFromJson } from '@orpc/client'
import type { Instant } from '../../domain/kernel/instant'
import type { Ticket } from '../../domain/ticket/ticket'
import type { LocalCloud } from '../../emulator/local-cloud'
import type { Api } from './act'
import type { Stage } from './play'

type Reply = { ok: true; data: unknown } | { ok: false; error: Parameters<typeof createORPCErrorFromJson>[0] }

const apiOver = (cloud: LocalCloud, openid: string): Api =>
  createORPCClient({
    call: async (path, input) => {
      const reply = (await cloud.call({ openid }, path[0] ?? '', { action: path.join('.'), input })) as Reply
      if (reply.ok) return reply.data
      throw createORPCErrorFromJson(reply.error)
    },
  })

type Query = { query: object; order?: object; limit?: number }

/** Reads the database beside the functions, without the SDK's way round. */
const find = async <T>(cloud: LocalCloud, collection: string, o: Query): Promise<T[]> => {
  const { data, message } = await cloud.database.call('database.getDocument', {
    collectionName: collection,
    queryType: 'WHERE',
    query: JSON.stringify(o.query),
    ...(o.order && { order: JSON.stringify(o.order) }),
    limit: o.limit ?? 1,
  })
  if (data === undefined) throw new Error(`reading ${collection} failed: ${String(message)}`)
  return (data as { list: string[] }).list.map((row) => JSON.parse(row) as T)
}

/** The functions whose timers look for what is due in `WAITING`. */
const DUE_TIMERS = ['ticket', 'notify']

type Waiting = { collection: string; field: string; equals: object }

/** What the timers look for (cloudfunctions/ticket/tick.ts, notify/tick.ts). */
const WAITING: Waiting[] = [
  { collection: 'tickets', field: 'nextDueAt', equals: { priority: 'emergency' } },
  { collection: 'tickets', field: 'nextDueAt', equals: { priority: 'normal' } },
  { collection: 'deliveries', field: 'dueAt', equals: { state: 'due' } },
]

const firstDue = async (cloud: LocalCloud, { collection, field, equals }: Waiting, after: Instant) => {
  const query = { ...equals, [field]: { $gt: after } }
  const [found] = await find<Record<string, number>>(cloud, collection, { query, order: { [field]: 1 } })
  return found?.[field] ?? Infinity
}

/** A local cloud to play on. Its clock is moved relative to `end`, which is now. */
export const stageOn = (cloud: LocalCloud, end: Instant): Stage => {
  const offset = cloud.clock.offset()
  const timed = [...new Set(cloud.timers().map(({ fn }) => fn))]
  return {
    api: (openid) => apiOver(cloud, openid),
    ticket: async (id) => {
      const [ticket] = await find<Ticket>(cloud, 'tickets', { query: { _id: id } })
      if (ticket === undefined) throw new Error(`there is no ticket ${id}`)
      return ticket
    },
    moveTo: (at) => cloud.clock.setOffset(offset + at - end),
    tick: async (which) => {
      await Promise.all((which === 'all' ? timed : DUE_TIMERS).map((fn) => cloud.runTimer(fn)))
    },
    nextDue: async (after) => {
      const due = Math.min(...(await Promise.all(WAITING.map((one) => firstDue(cloud, one, after)))))
      return due === Infinity ? undefined : due
    },
    settled: () => cloud.settled(),
  }
}
