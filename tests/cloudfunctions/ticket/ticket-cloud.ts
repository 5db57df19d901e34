import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InboxDocument } from '../../../cloudfunctions/notify/documents'
import type { Category } from '../../../domain/routing/taxonomy'
import type { Ticket } from '../../../domain/ticket/ticket'
import { startCloud, type Api, type TestCloud } from '../../support/cloud'
import { seedSmallCommunity, type PersonName, type SmallCommunity } from '../../support/small-community'

/** Wednesday 25 November 2026, 10:00 in Shanghai: everybody of the small community is on duty. */
export const WEDNESDAY = Date.UTC(2026, 10, 25, 2, 0)

export type Reply = {
  ok: boolean
  data?: unknown
  error?: { code: string; status: number; data: { sentence: string; field?: string } }
}

export type TicketCloud = TestCloud & {
  small: SmallCommunity
  as(who: PersonName): Api
  id(who: PersonName): string
  nameOf(personId: string): PersonName
  now(): number
  /** Sets the time of the cloud; it runs on from there. */
  setTime(at: number): void
  command(): string
  report(category?: Category): { commandId: string; householdId: string; category: Category }
  /** A new report, and who got it. */
  dispatched(category?: Category): Promise<{ ticketId: string; owner: PersonName; other: PersonName }>
  ticket(ticketId: string): Promise<Ticket>
  messages(ticketId: string): Promise<{ _id: string; at: number; text: string }[]>
  inbox(ticketId: string, who?: PersonName): Promise<InboxDocument[]>
  /** A raw event, as anybody can send it. */
  raw(who: PersonName | null, event: unknown): Promise<Reply>
  /** Tickets and their writes, messages, and files that were kept: what a refused request must leave as it was. */
  everything(): Promise<Record<string, number>>
  /** Uploads as a browser does and resolves with the file id; undefined when storage refuses it. */
  put(who: PersonName, name: string, bytes: Buffer): Promise<string | undefined>
  fetchKept(fileId: string): Promise<Buffer>
  tick(fn?: 'ticket' | 'notify'): Promise<Record<string, number>>
}

/** The local cloud with the small community on a working day. */
export const startTicketCloud = async (
  at = WEDNESDAY,
  o: Parameters<typeof startCloud>[0] = {},
): Promise<TicketCloud> => {
  const dir = mkdtempSync(join(tmpdir(), 'anlin-tickets-'))
  const cloud = await startCloud({ ...o, local: { ...o.local, dir } })
  const { local, database } = cloud
  const setTime = (instant: number) => local.clock.setOffset(instant - Date.now())
  setTime(at)
  const small = await seedSmallCommunity(cloud)
  const as = (who: PersonName) => cloud.api(small.people[who].openid)
  const nameOf = (personId: string) =>
    (Object.keys(small.people) as PersonName[]).find((name) => small.people[name]._id === personId)!
  let commands = 0
  const command = () => `command-${String((commands += 1)).padStart(6, '0')}`
  const all = async <T>(collection: string, where: object): Promise<T[]> =>
    ((await database.collection(collection).where(where).limit(1000).get()) as { data: T[] }).data
  const ticket = async (ticketId: string) => (await all<Ticket>('tickets', { _id: ticketId }))[0]!
  const report = (category: Category = 'water_leak') => ({
    commandId: command(),
    householdId: small.wangHouseholdId,
    category,
  })
  const keptFiles = (): number => {
    const folder = join(dir, 'storage')
    if (!existsSync(folder)) return 0
    const notes = readdirSync(folder).filter((name) => name.endsWith('.json'))
    return notes.filter((name) => readFileSync(join(folder, name), 'utf8').includes('"path":"photos/')).length
  }
  return {
    ...cloud,
    small,
    as,
    id: (who) => small.people[who]._id,
    nameOf,
    now: () => local.clock.now(),
    setTime,
    command,
    report,
    dispatched: async (category) => {
      const { ticketId } = await as('wang').ticket.submit(report(category))
      const owner = nameOf((await ticket(ticketId)).owner.personId)
      return { ticketId, owner, other: owner === 'chen' ? 'liu' : 'chen' }
    },
    ticket,
    messages: (ticketId) => all('messages', { ticketId }),
    inbox: (ticketId, who) => all('inbox', { ticketId, ...(who && { personId: small.people[who]._id }) }),
    raw: (who, event) =>
      cloud.send(who && { openid: small.people[who].openid }, 'ticket', event) as Promise<Reply>,
    everything: async () => {
      const [tickets, messages] = await Promise.all([
        all<{ version: number }>('tickets', {}),
        all<{ version: number }>('messages', {}),
      ])
      const writes = tickets.reduce((sum, { version }) => sum + version, 0)
      return { tickets: tickets.length, writes, messages: messages.length, kept: keptFiles() }
    },
    put: async (who, name, bytes) => {
      const { fileId, url, headers } = await as(who).ticket.offerUpload({ name })
      const answer = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) })
      return (await answer.text()).includes('<Error>') ? undefined : fileId
    },
    fetchKept: async (fileId) => {
      const { default: tcb } = await import('@cloudbase/node-sdk')
      const { fileContent } = await tcb.init({ env: 'local-env' }).downloadFile({ fileID: fileId })
      if (!Buffer.isBuffer(fileContent)) throw new Error(`${fileId} is not there`)
      return fileContent
    },
    tick: (fn = 'ticket') => local.runTimer(fn) as Promise<Record<string, number>>,
    close: async () => {
      await cloud.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
