import type { Household, Unit } from '../../../domain/community/household'
import { startCloud, type Api, type TestCloud } from '../../support/cloud'
import {
  COMMUNITY_ID,
  seedSmallCommunity,
  type PersonName,
  type SmallCommunity,
} from '../../support/small-community'
import type { JobView } from '../../../contract/files'

export type FilesCloud = TestCloud & {
  small: SmallCommunity
  as(who: PersonName): Api
  command(): string
  /** Puts a file where a browser would, and begins its import as the administrator. */
  upload(bytes: Buffer): Promise<string>
  begin(bytes: Buffer, more?: { newBuildings?: boolean; fileName?: string }): Promise<JobView>
  look(job: Pick<JobView, 'jobId'>): Promise<JobView>
  /** Until nobody works on it any more, with the timer for what was not woken. */
  finished(job: Pick<JobView, 'jobId'>): Promise<JobView>
  confirmed(job: Pick<JobView, 'jobId'>): Promise<JobView>
  /** Imports a file from upload to the end. */
  imported(bytes: Buffer, more?: { newBuildings?: boolean }): Promise<JobView>
  rows(
    job: Pick<JobView, 'jobId'>,
    kind: 'add' | 'change' | 'refuse' | 'moved',
  ): ReturnType<Api['files']['import']['rows']>
  download(link: { url: string }): Promise<Buffer>
  /** Writes a building of three homes, 101, 102 and 201, of which nobody knows more than the area. */
  building(name: string): Promise<void>
  unit(building: string, room: string): Promise<Unit | undefined>
  tenures(unitId: string): Promise<Household[]>
  all<T>(collection: string): Promise<T[]>
}

const LEASE_MS = 71_000

export const startFilesCloud = async (): Promise<FilesCloud> => {
  const cloud = await startCloud()
  const small = await seedSmallCommunity(cloud)
  let serial = 0
  const command = (): string => `files-${String((serial += 1)).padStart(6, '0')}`
  const communityId = COMMUNITY_ID
  const as = (who: PersonName): Api => cloud.api(small.people[who].openid)
  const admin = as('admin').files
  const upload = async (bytes: Buffer): Promise<string> => {
    const { url, headers, fileId } = await admin.offerUpload({ communityId, name: `${command()}.xlsx` })
    const put = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) })
    if (!put.ok) throw new Error(`the upload answered ${put.status}`)
    return fileId
  }
  const look = ({ jobId }: { jobId: string }) => admin.job({ communityId, jobId })
  const begin: FilesCloud['begin'] = async (bytes, more = {}) =>
    admin.import.start({
      communityId,
      fileId: await upload(bytes),
      fileName: '房屋.xlsx',
      commandId: command(),
      ...more,
    })
  const finished: FilesCloud['finished'] = async (job) => {
    for (let round = 0; round < 20; round += 1) {
      const view = await look(job).catch(() => undefined)
      if (view && !['reading', 'comparing', 'applying', 'writing'].includes(view.state)) return view
      await cloud.local.advance(LEASE_MS)
      await cloud.local.settled()
    }
    throw new Error(`the job does not come to an end: ${JSON.stringify(await look(job))}`)
  }
  const confirmed: FilesCloud['confirmed'] = async (job) => {
    await admin.import.confirm({ communityId, jobId: job.jobId, commandId: command() })
    return finished(job)
  }
  const all = async <T>(collection: string): Promise<T[]> =>
    ((await cloud.database.collection(collection).limit(1000).get()) as { data: T[] }).data
  return {
    ...cloud,
    small,
    as,
    command,
    upload,
    begin,
    look,
    finished,
    confirmed,
    imported: async (bytes, more) => confirmed(await finished(await begin(bytes, more))),
    rows: ({ jobId }, kind) => admin.import.rows({ communityId, jobId, kind }),
    download: async ({ url }) => Buffer.from(await (await fetch(url)).arrayBuffer()),
    building: async (name) => {
      const homes = ['101', '102', '201'].map((room) => {
        const _id = `u-${name}-${room}`
        const label = `${name}栋1单元${room}室`
        const place = { building: name, entrance: '1', room, label }
        const unit = { _id, version: 1, communityId, ...place, areaCentiares: 8950 }
        const from = Date.UTC(2024, 0, 1)
        const kind = 'owner_occupied'
        return [unit, { _id: `h-${name}-${room}`, version: 1, communityId, unitId: _id, kind, from }] as const
      })
      await cloud.database.collection('units').add(homes.map(([unit]) => unit))
      await cloud.database.collection('households').add(homes.map(([, household]) => household))
    },
    unit: async (building, room) =>
      (await all<Unit>('units')).find((one) => one.room === room && one.building === building),
    tenures: async (unitId) =>
      (await all<Household>('households'))
        .filter((one) => one.unitId === unitId)
        .sort((a, b) => b.from - a.from),
    all,
  }
}
