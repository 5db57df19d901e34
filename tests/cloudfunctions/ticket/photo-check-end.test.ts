import { DAY } from '../../../domain/kernel/instant'
import { jpeg } from './pictures'
import { startTicketCloud, WEDNESDAY, type TicketCloud } from './ticket-cloud'

let cloud: TicketCloud
beforeAll(async () => {
  cloud = await startTicketCloud()
})
afterAll(() => cloud.close())

const all = async <T>(collection: string): Promise<T[]> =>
  ((await cloud.database.collection(collection).limit(1000).get()) as { data: T[] }).data

/** A report with a photo that is over and done with. */
const reported = async () => {
  const photo = (await cloud.put('zhang', `ended-${cloud.command()}.jpg`, jpeg({ shows: cloud.command() })))!
  const report = { ...cloud.report(), householdId: cloud.small.zhangHouseholdId, photos: [photo] }
  const { ticketId } = await cloud.as('zhang').ticket.submit(report)
  await cloud.as('zhang').ticket.cancel({ ticketId, commandId: cloud.command() })
  return { ticketId, upload: photo }
}

it('whoever deletes their data is in no check and leaves no upload (domain.md §8)', async () => {
  const { ticketId, upload } = await reported()
  expect(await all('photo_checks')).toMatchObject([{ ticketId, by: cloud.id('zhang') }])
  await cloud.as('zhang').community.privacy.deleteMine({ commandId: cloud.command(), sure: true })
  const [check] = await all<{ by: string; ticketId: string }>('photo_checks')
  expect(check).toMatchObject({ ticketId })
  expect(check?.by).not.toBe(cloud.id('zhang'))
  expect(await all('uploads')).toEqual([])
  await expect(cloud.fetchKept(upload)).rejects.toThrow()
})

it('the checks go with the photos when these have served their time', async () => {
  const [{ ticketId }] = (await all<{ ticketId: string }>('photo_checks')) as [{ ticketId: string }]
  cloud.setTime(WEDNESDAY + 500 * DAY)
  // The first look may only find out when to look again.
  for (let day = 0; day < 3; day += 1) {
    await cloud.local.runTimer('community')
    cloud.setTime(cloud.now() + DAY)
  }
  expect((await cloud.ticket(ticketId)).photos).toEqual([])
  expect(await all('photo_checks')).toEqual([])
})
