import { HOUR, MINUTE } from '../../../domain/kernel/instant'
import { jpeg } from './pictures'
import { startTicketCloud, WEDNESDAY, type TicketCloud } from './ticket-cloud'

let cloud: TicketCloud
beforeAll(async () => {
  cloud = await startTicketCloud()
})
afterAll(() => cloud.close())
beforeEach(() => cloud.setTime(WEDNESDAY))

const left = async (): Promise<number> =>
  ((await cloud.database.collection('uploads').count()) as { total: number }).total
const isThere = (fileId: string) =>
  cloud.fetchKept(fileId).then(
    () => true,
    () => false,
  )

describe('uploads that lie under in/ (design.md D7)', () => {
  it('go after a day, claimed or not; what was kept of them stays', async () => {
    const claimed = (await cloud.put('wang', 'claimed-01.jpg', jpeg()))!
    const forgotten = (await cloud.put('zhang', 'forgotten-1.jpg', jpeg()))!
    const { ticketId } = await cloud.as('wang').ticket.submit({ ...cloud.report(), photos: [claimed] })
    cloud.setTime(WEDNESDAY + 24 * HOUR - MINUTE)
    await cloud.tick()
    expect([await isThere(claimed), await isThere(forgotten)]).toEqual([true, true])
    cloud.setTime(WEDNESDAY + 24 * HOUR + MINUTE)
    expect(await cloud.tick()).toMatchObject({ cleared: 2 })
    expect([await isThere(claimed), await isThere(forgotten)]).toEqual([false, false])
    expect(await isThere((await cloud.ticket(ticketId)).photos[0]!)).toBe(true)
    expect(await left()).toBe(0)
  })

  it('stay as long again when the same place is offered again', async () => {
    await cloud.put('wang', 'again-00001.jpg', jpeg())
    cloud.setTime(WEDNESDAY + 20 * HOUR)
    const fileId = (await cloud.put('wang', 'again-00001.jpg', jpeg()))!
    cloud.setTime(WEDNESDAY + 30 * HOUR)
    expect(await cloud.tick()).toMatchObject({ cleared: 0 })
    expect(await isThere(fileId)).toBe(true)
    cloud.setTime(WEDNESDAY + 45 * HOUR)
    expect(await cloud.tick()).toMatchObject({ cleared: 1 })
  })

  it.each([4, 5, 6])('go whole when the timer dies after its database call %s', async (nth) => {
    const files = ['a', 'b', 'c'].map((name) =>
      cloud.put('wang', `${name}-kill-${String(nth)}000.jpg`, jpeg()),
    )
    const ids = await Promise.all(files)
    cloud.setTime(WEDNESDAY + 25 * HOUR)
    cloud.local.faults.killAfterDbCall(nth, { fn: 'ticket' })
    await cloud.tick().catch(() => 'killed')
    cloud.local.faults.clear()
    await cloud.tick()
    expect(await Promise.all(ids.map((id) => isThere(id!)))).toEqual([false, false, false])
    expect(await left()).toBe(0)
  })
})
