import type { UnitForm, UnitPlace } from '../../../contract/register'
import type { Unit } from '../../../domain/community/household'
import { COMMUNITY_ID, OTHER_COMMUNITY_ID } from '../../support/small-community'
import { HEADINGS, homesIn, spreadsheet } from '../files/spreadsheet'
import { startFilesCloud, type FilesCloud } from '../files/files-cloud'

let cloud: FilesCloud
beforeAll(async () => {
  cloud = await startFilesCloud()
})
afterEach(() => cloud.local.faults.clear())
afterAll(() => cloud.close())

const communityId = COMMUNITY_ID
const register = () => cloud.as('dispatcher').community.register
const refused = (call: Promise<unknown>) =>
  call.then(
    () => 'allowed',
    (error: unknown) => error,
  )

const adding = (place: Partial<UnitPlace>, form: UnitForm = { area: '89.5' }, newBuilding = false) => {
  const input = { communityId, newBuilding, form, commandId: cloud.command() }
  return () =>
    register().add({ ...input, place: { phase: '', building: '1', entrance: '1', room: '', ...place } })
}
const roomsOf = async (building: string): Promise<string[]> =>
  (await cloud.all<Unit>('units')).filter((unit) => unit.building === building).map(({ room }) => room)

it('adds one unit with its first household, read like a row of a file, and notes who did it', async () => {
  const members = [{ name: '王芳', relation: 'owner' as const, phone: '139 1234 5678' }]
  const added = await adding({ building: '1栋', room: '301室' }, { area: '90.5㎡', members })()
  expect(added).toMatchObject({
    ...{ label: '1栋1单元301室', areaCentiares: 9050, version: 1 },
    tenures: [{ kind: 'owner_occupied', members: [{ name: '王芳', phone: '139****5678' }] }],
    log: [{ by: '何静', via: 'desk' }],
  })
  const again = await spreadsheet([HEADINGS, homesIn('1')('301', 90.5, '王芳', '13912345678')])
  expect(await cloud.finished(await cloud.begin(again))).toMatchObject({ counts: { same: 1, add: 0 } })
})

it('names what is missing, and takes a building that nobody knows only when it is said to be new', async () => {
  expect(await refused(adding({ building: '', room: '' })())).toMatchObject({
    ...{ code: 'BAD_INPUT' },
    data: { field: '楼栋', sentence: '“楼栋”没有填；“房号”没有填' },
  })
  expect(await refused(adding({ building: '=1+1', room: '1?' })())).toMatchObject({
    data: {
      fields: [{ field: '楼栋', sentence: '“楼栋”写的是“=1+1”，不能用 = + - @ 开头' }, { field: '房号' }],
    },
  })
  const members = [{ name: '', relation: 'owner' as const, phone: '12345' }]
  const all = await refused(adding({ room: '' }, { warrantyUntil: '明年', members })())
  expect((all as { data: { fields: { field: string }[] } }).data.fields.map(({ field }) => field)).toEqual([
    ...['房号', '建筑面积', '保修到期', '成员1姓名', '成员1手机'],
  ])
  expect(await refused(adding({ building: '77', room: '1' }, {})())).toMatchObject({
    data: { fields: [{ field: '楼栋' }, { field: '建筑面积', sentence: '“建筑面积”没有填' }] },
  })
  expect(await refused(adding({ room: '302' }, {})())).toMatchObject({ data: { field: '建筑面积' } })
  expect(await refused(adding({ building: '77', room: '1' })())).toMatchObject({
    ...{ code: 'BAD_INPUT' },
    data: { field: '楼栋', sentence: '档案里没有“77栋”这栋楼。楼号没有写错的话，请选“是新楼栋”。' },
  })
  expect(await roomsOf('77')).toEqual([])
  await adding({ building: '77', room: '1' }, { area: '60' }, true)()
  expect(await roomsOf('77')).toEqual(['1'])
})

it('says where a unit is that is there already, by whatever id it came', async () => {
  const [known] = cloud.small.units
  expect(await refused(adding({ room: '101' })())).toMatchObject({
    ...{ code: 'UNIT_EXISTS' },
    data: { sentence: '这套房已经在档案里了。', unitId: known?._id },
  })
})

it('lets one of two who add the same unit at once have it', async () => {
  const outcomes = await Promise.all(
    [adding({ room: '401' }), adding({ room: '401' })].map((add) => refused(add())),
  )
  expect(outcomes.map((one) => (one === 'allowed' ? one : (one as { code: string }).code)).sort()).toEqual([
    'UNIT_EXISTS',
    'allowed',
  ])
  expect((await roomsOf('1')).filter((room) => room === '401')).toHaveLength(1)
})

it.each([1, 2, 3, 4, 5, 6])('killed after database call %d and sent again, it is added once', async (nth) => {
  const room = `9${String(nth)}`
  const add = adding({ room }, { area: '70', members: [{ name: '李伟', relation: 'owner', phone: '' }] })
  const fault = cloud.local.faults.killAfterDbCall(nth, { fn: 'community', times: 1 })
  await add().catch(() => undefined)
  expect(fault.fired()).toBe(1)
  const added = await add()
  expect(added).toMatchObject({ version: 1, tenures: [{ version: 1, members: [{ name: '李伟' }] }] })
  expect((await roomsOf('1')).filter((one) => one === room)).toHaveLength(1)
  expect(await cloud.tenures(added.unitId)).toHaveLength(1)
})

it('adds into the caller’s own community only', async () => {
  await adding({ building: '9', room: '901' }, { area: '60' }, true)()
  const units = (await cloud.all<Unit>('units')).filter((unit) => unit.building === '9')
  expect(units.map((unit) => unit.communityId).sort()).toEqual([COMMUNITY_ID, OTHER_COMMUNITY_ID])
})

describe('taking out', () => {
  const remove = (unitId: string, version = 1, commandId = cloud.command()) =>
    cloud.as('manager').community.register.remove({ communityId, unitId, version, commandId })
  const unitOf = (unitId: string) =>
    register()
      .unit({ communityId, unitId })
      .then(({ label }) => label)
      .catch((error: unknown) => (error as { code: string }).code)
  const codeOf = async (call: Promise<unknown>) => ((await refused(call)) as { code?: string }).code

  it('ends the household, keeps the label with it, and leaves a line in the log', async () => {
    await cloud.building('R')
    await remove('u-R-101')
    expect(await unitOf('u-R-101')).toBe('NOT_FOUND')
    expect(await cloud.tenures('u-R-101')).toMatchObject([
      { _id: 'h-R-101', unitLabel: 'R栋1单元101室', to: expect.any(Number) as number },
    ])
    const { lines } = await cloud.as('admin').community.audit.list({ communityId })
    expect(lines[0]).toMatchObject({ act: 'unit_removed', actor: '朱国栋', object: 'R栋1单元101室' })
  })

  it('refuses while somebody is registered or bound there, or a ticket is open', async () => {
    await cloud.building('S')
    const bound = cloud.small.units[0]!
    expect(await codeOf(remove(bound._id))).toBe('LIVED_IN')
    const households = cloud.database.collection('households')
    await households.doc('h-S-101').update({ registered: [{ name: '王芳', relation: 'owner' }] })
    expect(await codeOf(remove('u-S-101'))).toBe('LIVED_IN')
    const ticket = { communityId, householdId: 'h-S-102', unitId: 'u-S-102', number: 'S1', open: true }
    await cloud.database.collection('tickets').add({ _id: 't-S', version: 1, submittedAt: 1, ...ticket })
    expect(await codeOf(remove('u-S-102'))).toBe('OPEN_TICKETS')
    await cloud.database.collection('tickets').doc('t-S').update({ open: false })
    expect(await refused(remove('u-S-102'))).toBe('allowed')
    expect(await unitOf(bound._id)).toBe(bound.label)
  })

  it('asks to look again when somebody wrote meanwhile', async () => {
    await cloud.building('T')
    expect(await codeOf(remove('u-T-101', 7))).toBe('CHANGED')
    expect(await codeOf(remove('nothing'))).toBe('NOT_FOUND')
    expect(await codeOf(remove('u-other-garden-9-1-901'))).toBe('NOT_FOUND')
  })

  it.each([1, 2, 3, 4, 5, 6, 7])('killed after database call %d and sent again, it is out', async (nth) => {
    const building = `U${String(nth)}`
    await cloud.building(building)
    const unitId = `u-${building}-101`
    const commandId = cloud.command()
    const fault = cloud.local.faults.killAfterDbCall(nth, { fn: 'community', times: 1 })
    await remove(unitId, 1, commandId).catch(() => undefined)
    expect(fault.fired()).toBe(1)
    expect(await remove(unitId, 1, commandId)).toEqual({ removed: true })
    expect(await unitOf(unitId)).toBe('NOT_FOUND')
    expect(await cloud.tenures(unitId)).toMatchObject([{ version: 2, unitLabel: `${building}栋1单元101室` }])
  })

  it('begins another household when it is added again; the earlier one stays in its past', async () => {
    const add = adding({ room: '501' })
    const { unitId } = await add()
    await remove(unitId)
    expect(await codeOf(add())).toBe('NOT_FOUND')
    const again = await adding({ room: '501' }, { area: '80' })()
    expect(again).toMatchObject({ unitId, tenures: [{}, { to: expect.any(String) as string }] })
    const households = await cloud.tenures(unitId)
    expect(households.map(({ to, unitLabel }) => [to === undefined, unitLabel]).sort()).toEqual([
      [false, '1栋1单元501室'],
      [true, undefined],
    ])
  })
})
