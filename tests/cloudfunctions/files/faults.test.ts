import type { Household, Unit } from '../../../domain/community/household'
import type { FaultHandle } from '../../../emulator/faults'
import { COMMUNITY_ID } from '../../support/small-community'
import { startFilesCloud, type FilesCloud } from './files-cloud'
import { spreadsheet } from './spreadsheet'

const LONG = process.env['ANLIN_LONG'] === '1'

let cloud: FilesCloud
beforeAll(async () => {
  cloud = await startFilesCloud()
})
afterEach(() => cloud.local.faults.clear())
afterAll(() => cloud.close())
jest.setTimeout(LONG ? 600_000 : 120_000)

const communityId = COMMUNITY_ID
let buildings = 0
/** A building of its own for each scene: one new home, one that changes, one that is sold. */
const scene = async (): Promise<{ building: string; file: Buffer }> => {
  const building = `F${String((buildings += 1))}`
  await cloud.building(building)
  const sold = `h-${building}-102`
  const registered = [{ name: '旧业主', relation: 'owner', phone: '13700000001' }]
  await cloud.database.collection('households').doc(sold).update({ registered })
  const file = await spreadsheet([
    ['楼栋', '单元', '房号', '建筑面积', '入住日期', '成员1姓名', '成员1关系', '成员1手机'],
    [building, '1', '301', '60', '2026-01-01', '新住户', '业主', '13700000002'],
    [building, '1', '101', '70', '', '王芳', '业主', '13700000003'],
    [building, '1', '102', '', '2026-01-01', '新业主', '业主', '13700000004'],
  ])
  return { building, file }
}

/** Everything that the import of a scene leaves behind, without ids that differ from scene to scene. */
const traces = async (building: string) => {
  const units = (await cloud.all<Unit>('units')).filter((unit) => unit.building === building)
  const rooms = new Map(units.map((unit) => [unit._id, unit.room]))
  const households = (await cloud.all<Household>('households')).filter(({ unitId }) => rooms.has(unitId))
  return {
    units: units
      .map(({ room, areaCentiares, version, log }) => [room, areaCentiares, version, log?.length ?? 0])
      .sort(),
    households: households
      .map(({ unitId, kind, from, to, registered, log }) =>
        JSON.stringify([rooms.get(unitId), kind, from, to, registered?.map(({ name }) => name), log?.length]),
      )
      .sort(),
  }
}

/** Sends again, always the same command, as the app does. */
const insist = async <T>(send: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send()
    } catch (failure) {
      if (attempt === 4) throw failure
    }
  }
}

const insistOnImport = async (
  file: Buffer,
  fault: { reading?: () => unknown; applying?: () => unknown } = {},
) => {
  const admin = cloud.as('admin').files
  const fileId = await cloud.upload(file)
  const begin = { communityId, fileId, fileName: '房屋.xlsx', commandId: cloud.command() }
  fault.reading?.()
  const ready = await cloud.finished(await insist(() => admin.import.start(begin)))
  expect(ready).toMatchObject({ state: 'ready', counts: { add: 1, change: 2, same: 0, refuse: 0, moved: 0 } })
  cloud.local.faults.clear()
  fault.applying?.()
  const confirm = { communityId, jobId: ready.jobId, commandId: cloud.command() }
  await insist(() => admin.import.confirm(confirm))
  const done = await cloud.finished(ready)
  expect(done).toMatchObject({ state: 'done', counts: { add: 1, change: 2, moved: 0 } })
  cloud.local.faults.clear()
}

let once: Awaited<ReturnType<typeof traces>> | undefined
const withoutFault = async () => {
  if (once === undefined) {
    const { building, file } = await scene()
    await insistOnImport(file)
    once = await traces(building)
    expect(once.units).toHaveLength(4)
    expect(once.households).toHaveLength(5)
  }
  return once
}

const CALLS = LONG ? Array.from({ length: 10 }, (_none, n) => n + 1) : [4, 9]
const WRITES = LONG ? Array.from({ length: 11 }, (_none, n) => n + 1) : [4, 8, 10]

it.each(CALLS)('killed after database call %d while it reads and compares, it goes on', async (nth) => {
  const expected = await withoutFault()
  const { building, file } = await scene()
  let fault: FaultHandle | undefined
  const reading = () => (fault = cloud.local.faults.killAfterDbCall(nth, { fn: 'files', times: 1 }))
  await insistOnImport(file, { reading })
  expect(fault?.fired()).toBe(1)
  expect(await traces(building)).toEqual(expected)
})

it.each(WRITES)('killed after database call %d while it writes, it goes on and writes once', async (nth) => {
  const expected = await withoutFault()
  const { building, file } = await scene()
  let fault: FaultHandle | undefined
  const applying = () => (fault = cloud.local.faults.killAfterDbCall(nth, { fn: 'files', times: 1 }))
  await insistOnImport(file, { applying })
  expect(fault?.fired()).toBe(1)
  expect(await traces(building)).toEqual(expected)
})

it('goes on when every wake is lost and only the timer is left', async () => {
  const expected = await withoutFault()
  const { building, file } = await scene()
  const lose = () => cloud.local.faults.loseInvoke('files')
  await insistOnImport(file, { reading: lose, applying: lose })
  expect(await traces(building)).toEqual(expected)
})

it('does the same once when answers are lost and commands are sent again', async () => {
  const expected = await withoutFault()
  const { building, file } = await scene()
  const drop = () => cloud.local.faults.dropAnswer('files')
  await insistOnImport(file, { reading: drop, applying: drop })
  expect(await traces(building)).toEqual(expected)
})

it('twice at once is once: two imports of one file, each confirmed twice in the same moment', async () => {
  const expected = await withoutFault()
  const { building, file } = await scene()
  const [a, b] = [await cloud.begin(file), await cloud.begin(file)]
  const ready = [await cloud.finished(a), await cloud.finished(b)]
  const confirm = ({ jobId }: { jobId: string }) =>
    cloud.as('admin').files.import.confirm({ communityId, jobId, commandId: cloud.command() })
  await Promise.all([...ready, ...ready].map(confirm))
  await Promise.all([cloud.local.runTimer('files'), cloud.local.runTimer('files')])
  for (const job of ready) expect(await cloud.finished(job)).toMatchObject({ state: 'done' })
  expect(await traces(building)).toEqual(expected)
})
