import type { PersonName } from '../../support/small-community'
import { DONE, on, upTo, type Job } from './steps'
import { startTicketCloud, type TicketCloud } from './ticket-cloud'

let cloud: TicketCloud
beforeAll(async () => {
  cloud = await startTicketCloud()
})
afterEach(() => cloud.local.faults.clear())
afterAll(() => cloud.close())
jest.setTimeout(60_000)

/** One command that can be sent again and again, and what others do after it. */
type Scene = { ticketId(): Promise<string>; send: () => Promise<unknown>; later: () => Promise<unknown> }
const scene = (
  job: Job,
  who: PersonName,
  command: string,
  later: () => Promise<unknown>,
  more: object = {},
): Scene => {
  const commandId = cloud.command()
  return {
    ticketId: () => Promise.resolve(job.ticketId),
    send: () => on(cloud, who, job)[command]!({ commandId, ...more }),
    later,
  }
}

const SCENES: Record<string, () => Promise<Scene>> = {
  submit: () => {
    const report = cloud.report()
    const send = () => cloud.as('wang').ticket.submit(report)
    const ticketId = async () => (await send()).ticketId
    return Promise.resolve({
      send,
      ticketId,
      later: async () => {
        const id = await ticketId()
        const owner = cloud.nameOf((await cloud.ticket(id)).owner.personId)
        await on(cloud, owner, { ticketId: id })['accept']!()
      },
    })
  },
  accept: async () => {
    const job = await upTo(cloud)
    return scene(job, job.owner, 'accept', () => on(cloud, job.owner, job)['setOut']!())
  },
  assign: async () => {
    const job = await upTo(cloud, 'accept')
    return scene(job, 'engineeringLead', 'assign', () => on(cloud, job.other, job)['accept']!(), {
      toPersonId: cloud.id(job.other),
    })
  },
  appoint: async () => {
    const job = await upTo(cloud, 'accept')
    const visitAt = cloud.now() + 4 * 3_600_000
    const moved = () => on(cloud, 'engineeringLead', job)['appoint']!({ visitAt: visitAt + 3_600_000 })
    return scene(job, job.owner, 'appoint', moved, { visitAt })
  },
  setOut: async () => {
    const job = await upTo(cloud, 'accept')
    return scene(job, job.owner, 'setOut', () => on(cloud, job.owner, job)['arrive']!())
  },
  arrive: async () => {
    const job = await upTo(cloud, 'accept')
    return scene(job, job.owner, 'arrive', () => on(cloud, job.owner, job)['finish']!())
  },
  finish: async () => {
    const job = await upTo(cloud, 'accept', 'arrive')
    return scene(job, job.owner, 'finish', () => on(cloud, 'wang', job)['reopen']!())
  },
  confirm: async () => {
    const job = await upTo(cloud, ...DONE)
    return scene(job, 'wang', 'confirm', () => on(cloud, 'wang', job)['reopen']!())
  },
  rate: async () => {
    const job = await upTo(cloud, ...DONE)
    return scene(job, 'wang', 'rate', () => on(cloud, 'wangHusband', job)['reopen']!())
  },
  cancel: async () => {
    const job = await upTo(cloud, 'accept')
    return scene(job, 'wang', 'cancel', () => on(cloud, job.owner, job)['say']!())
  },
  reopen: async () => {
    const job = await upTo(cloud, ...DONE, 'confirm')
    return scene(job, 'wang', 'reopen', () => on(cloud, job.owner, job)['accept']!())
  },
  'say, by staff': async () => {
    const job = await upTo(cloud, 'accept')
    return scene(job, job.owner, 'say', () => on(cloud, job.owner, job)['arrive']!())
  },
  'say, by the resident': async () => {
    const job = await upTo(cloud, 'accept')
    return scene(job, 'wang', 'say', () => on(cloud, 'wang', job)['cancel']!())
  },
}
const NAMES = Object.keys(SCENES)

/** Everything that a command may do to a ticket, to find out that it was done once. */
const traces = async (ticketId: string) => {
  const { timeline, version, state, owner, clocks, rating } = await cloud.ticket(ticketId)
  return {
    ticket: { version, state, owner, clocks, rating },
    facts: timeline.map((entry) => [entry.id, entry.fact.type]),
    messages: await cloud.messages(ticketId),
  }
}

type Shape = { facts: (string | undefined)[]; messages: number; state: string }
const known = new Map<string, Shape>()
/** What doing it exactly once looks like: the same scene without any fault. */
const onceOf = async (name: string): Promise<Shape> => {
  const shape = known.get(name)
  if (shape !== undefined) return shape
  const once = await SCENES[name]!()
  await once.send()
  known.set(name, await shapeOf(await once.ticketId()))
  return onceOf(name)
}
const shapeOf = async (ticketId: string): Promise<Shape> => {
  const { facts, messages, ticket } = await traces(ticketId)
  expect(new Set(facts.map(([id]) => id)).size).toBe(facts.length)
  return { facts: facts.map(([, type]) => type), messages: messages.length, state: ticket.state }
}

describe.each(NAMES)('%s', (name) => {
  it('whose answer was lost is answered when it is sent again, and was done once', async () => {
    const one = await SCENES[name]!()
    const lost = cloud.local.faults.dropAnswer('ticket', 1)
    await expect(one.send()).rejects.toMatchObject({ kind: 'lost' })
    expect(lost.fired()).toBe(1)
    await one.send()
    expect(await shapeOf(await one.ticketId())).toEqual(await onceOf(name))
  })

  it('sent twice at once is done once, and both are answered', async () => {
    const one = await SCENES[name]!()
    await Promise.all([one.send(), one.send(), one.send()])
    expect(await shapeOf(await one.ticketId())).toEqual(await onceOf(name))
  })

  it('sent again after others went on changes nothing', async () => {
    const one = await SCENES[name]!()
    await one.send()
    await one.later()
    const before = await traces(await one.ticketId())
    await one.send()
    expect(await traces(await one.ticketId())).toEqual(before)
  })

  it('meets a busy database in the middle, waits, and gives up in words when it stays busy', async () => {
    const one = await SCENES[name]!()
    const busy = (times: number, nth = 1) =>
      cloud.local.faults.failDatabase({ code: 'EXCEED_REQUEST_LIMIT', times, nth })
    const short = busy(2, 3)
    await one.send()
    expect(short.fired()).toBeGreaterThan(0)
    expect(await shapeOf(await one.ticketId())).toEqual(await onceOf(name))

    const two = await SCENES[name]!()
    busy(Infinity)
    await expect(two.send()).rejects.toMatchObject({ code: 'BUSY' })
    cloud.local.faults.clear()
    await two.send()
    expect(await shapeOf(await two.ticketId())).toEqual(await onceOf(name))
  })

  it('whose function dies between any two steps is completed by sending it again', async () => {
    const expected = await onceOf(name)
    // Every third step, every one at full size.
    const stride = process.env['ANLIN_LONG'] === '1' ? 1 : 3
    for (let nth = 1; nth <= 13; nth += stride) {
      const one = await SCENES[name]!()
      const death = cloud.local.faults.killAfterDbCall(nth, { fn: 'ticket' })
      await one.send().catch(() => undefined)
      const died = death.fired() > 0
      death.clear()
      await one.send()
      expect([nth, await shapeOf(await one.ticketId())]).toEqual([nth, expected])
      if (!died) return
    }
    throw new Error('the command never ran to its end')
  })
})
