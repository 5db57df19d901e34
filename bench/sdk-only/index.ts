import tcb from '@cloudbase/node-sdk'

/**
 * A function that holds the SDK and nothing else: what no function of ours can be faster than. It carries out the
 * database calls it is sent.
 */
export type Reads = { persons: string[]; tickets: string[]; threads: string[] }
export type RawCalls = { reads: Reads; write?: { id: string; version: number; set: Record<string, unknown> } }

const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV as unknown as string })
const database = app.database()

const get = (collection: string, id: string): Promise<unknown> =>
  database.collection(collection).doc(id).get() as Promise<unknown>

const thread = (ticketId: string): Promise<unknown> =>
  database
    .collection('messages')
    .where({ ticketId })
    .orderBy('at', 'desc')
    .orderBy('_id', 'desc')
    .limit(101)
    .get()

/** The reads at once, then the write, as a command does them. */
export const main = async ({ reads, write }: RawCalls): Promise<{ read: number }> => {
  const found = await Promise.all([
    ...reads.persons.map((id) => get('persons', id)),
    ...reads.tickets.map((id) => get('tickets', id)),
    ...reads.threads.map(thread),
  ])
  if (write !== undefined) {
    const { id, version, set } = write
    await database.collection('tickets').where({ _id: id, version }).update(set)
  }
  return { read: found.length }
}
