import { resolve } from 'node:path'
import { databaseSchema } from '../../config/database'
import { intakeOf } from '../../domain/ticket/append'
import { briefOf } from '../../domain/ticket/brief'
import { replay } from '../../domain/ticket/evolve'
import { figuresOf } from '../../domain/ticket/figures'
import type { Progress, Ticket } from '../../domain/ticket/ticket'
import { startLocalCloud, type LocalCloud } from '../../emulator/local-cloud'
import { seedDemo } from '../../scripts/demo/seed'

const LONG = process.env['ANLIN_LONG'] === '1'
const TICKETS = LONG ? 300 : 25

let cloud: LocalCloud
let tickets: Ticket[]
const counts: Record<string, number> = {}

const all = async (collection: string): Promise<Record<string, unknown>[]> => {
  const rows: string[] = []
  for (let offset = 0; ; offset += 1000) {
    const params = { collectionName: collection, queryType: 'WHERE', query: '{}', offset, limit: 1000 }
    const { data } = await cloud.database.call('database.getDocument', params)
    const { list } = data as { list: string[] }
    rows.push(...list)
    if (list.length < 1000) return rows.map((row) => JSON.parse(row) as Record<string, unknown>)
  }
}

beforeAll(async () => {
  cloud = await startLocalCloud({
    schema: databaseSchema,
    functionsDir: resolve('dist/functions'),
    functionEnv: {
      '*': {
        ANLIN_INTERNAL_SECRET: 'demo-test',
        WECHAT_APPID: 'wxlocal',
        WECHAT_SECRET: 'local-secret',
        WECHAT_API_BASE: '{cloudUrl}/wechat',
      },
    },
  })
  await seedDemo(cloud, { count: TICKETS })
  tickets = (await all('tickets')) as unknown as Ticket[]
  for (const name of ['units', 'persons', 'households']) counts[name] = (await all(name)).length
}, 300_000)
afterAll(() => cloud.close())

/** What stands on the document beside what was reported and what follows from the timeline. */
const BOOKKEEPING = [
  'version',
  'timeline',
  'pending',
  'pendingSince',
  'open',
  'sortDue',
  'nextDueAt',
  'keepUntil',
  'facts',
  'brief',
]

const progressOf = (ticket: Ticket): Partial<Progress> => {
  const others = new Set([...BOOKKEEPING, ...Object.keys(intakeOf(ticket))])
  return Object.fromEntries(Object.entries(ticket).filter(([key]) => !others.has(key)))
}

describe('the demo community, made by calling the functions with the clock moved', () => {
  it('has 6 buildings with 240 units, 60 residents and its staff', () => {
    expect(counts).toMatchObject({ units: 240, households: 240 })
    expect(counts['persons']).toBeGreaterThanOrEqual(60 + 14)
    expect(tickets.length).toBeGreaterThanOrEqual(TICKETS)
  })

  it('tells every ticket by its timeline alone', () => {
    for (const ticket of tickets) {
      expect(JSON.parse(JSON.stringify(replay(ticket.timeline)))).toEqual(progressOf(ticket))
      expect(figuresOf(intakeOf(ticket), replay(ticket.timeline))).toEqual(ticket.facts)
      expect(JSON.parse(JSON.stringify(briefOf(intakeOf(ticket), replay(ticket.timeline))))).toEqual(
        ticket.brief,
      )
    }
  })

  it('leaves no open ticket without an owner and nothing waiting to be handed over', () => {
    for (const ticket of tickets.filter(({ open }) => open)) expect(ticket.owner.personId).not.toBe('')
    expect(tickets.filter(({ pendingSince }) => pendingSince !== undefined)).toEqual([])
  })

  it('has a handful unread for each, since everybody looked into the app lately', async () => {
    const unread = (await all('inbox')).filter(({ readAt }) => readAt === undefined)
    const perPerson = new Map<unknown, number>()
    for (const { personId } of unread) perPerson.set(personId, (perPerson.get(personId) ?? 0) + 1)
    expect(perPerson.size).toBeGreaterThan(1)
    expect(Math.max(...perPerson.values())).toBeLessThan(15)
  })

  it('is lively: most are done, some are open today, somebody was late and somebody came back', () => {
    const states = new Set(tickets.map(({ state }) => state))
    expect(states).toContain('confirmed')
    expect(tickets.some(({ open }) => open)).toBe(true)
    expect(tickets.filter(({ rating }) => rating !== undefined).length).toBeGreaterThan(TICKETS / 4)
  })
})
