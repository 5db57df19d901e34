import type { UnitForm } from '../../../contract/register'
import { refusalOf } from '../../support/cloud'
import { COMMUNITY_ID } from '../../support/small-community'
import { startFilesCloud, type FilesCloud } from '../files/files-cloud'

let cloud: FilesCloud
beforeAll(async () => {
  cloud = await startFilesCloud()
})
afterEach(() => cloud.local.faults.clear())
afterAll(() => cloud.close())

const communityId = COMMUNITY_ID
const register = () => cloud.as('dispatcher').community.register
const look = (unitId: string) => register().unit({ communityId, unitId })

/** The form of a unit as somebody opened it now; sends it when called, always as the same command. */
const formOf = async (unitId: string) => {
  const { version, tenures } = await look(unitId)
  const versions = { unit: version, ...(tenures[0] && { household: tenures[0].version }) }
  const commandId = cloud.command()
  return (form: UnitForm, newTenure = false) =>
    register().save({ communityId, unitId, versions, newTenure, form, commandId })
}
const WANG = { name: '王芳', relation: 'owner' as const, phone: '139 1234 5678' }

it('lists buildings as people count them, and the units of one without anybody’s number', async () => {
  await cloud.building('10')
  const { buildings } = await register().buildings({ communityId })
  expect(buildings.map(({ building, units }) => [building, units])).toEqual([
    ['1', 3],
    ['2', 3],
    ['10', 3],
  ])
  const { units } = await register().units({ communityId, building: '10' })
  expect(units.map(({ label }) => label)).toEqual(['10栋1单元101室', '10栋1单元102室', '10栋1单元201室'])
  expect(JSON.stringify(units)).not.toMatch(/1\d{10}/)
})

it('saves a form like a row of a file, masks numbers, and notes who did it', async () => {
  await cloud.building('A')
  const save = await formOf('u-A-101')
  const saved = await save({
    area: '90.5㎡',
    status: 'occupied',
    members: [WANG, { name: '李伟', relation: 'family', phone: '' }],
    vehicles: [{ plate: '京a12345', space: '' }],
    care: '独居老人',
  })
  expect(saved).toMatchObject({
    areaCentiares: 9050,
    status: 'occupied',
    version: 2,
    tenures: [
      {
        members: [{ name: '王芳', phone: '139****5678' }, { name: '李伟' }],
        vehicles: [{ plate: '京A12345' }],
        marked: true,
      },
    ],
    log: [{ by: '何静', via: 'desk' }],
  })
  expect(JSON.stringify(saved)).not.toMatch(/13912345678|独居/)
})

it('keeps a number that the form only shows masked, also when the order changes', async () => {
  await cloud.building('B')
  await (
    await formOf('u-B-101')
  )({ members: [WANG, { name: '李伟', relation: 'family', phone: '13700000001' }] })
  await (
    await formOf('u-B-101')
  )({
    members: [
      { name: '李伟', relation: 'owner', was: 1 },
      { name: '王芳芳', relation: 'family', was: 0 },
    ],
  })
  expect((await cloud.tenures('u-B-101'))[0]?.registered).toEqual([
    { name: '李伟', relation: 'owner', phone: '13700000001' },
    { name: '王芳芳', relation: 'family', phone: '13912345678' },
  ])
})

it('tells somebody who typed while another saved, and overwrites nothing', async () => {
  await cloud.building('C')
  const [first, second] = [await formOf('u-C-101'), await formOf('u-C-101')]
  await first({ area: '91' })
  const failure = await second({ area: '92' }).catch((error: unknown) => error)
  expect(failure).toMatchObject({
    code: 'CHANGED',
    data: { sentence: expect.stringContaining('有人改过') as string },
  })
  expect((await look('u-C-101')).areaCentiares).toBe(9100)
  const outcomes = await Promise.all(
    [await formOf('u-C-102'), await formOf('u-C-102')].map((save, n) =>
      refusalOf(save({ area: String(70 + n) })),
    ),
  )
  expect(outcomes.sort()).toEqual(['CHANGED', 'allowed'])
})

it('names what cannot be read', async () => {
  await cloud.building('D')
  const save = await formOf('u-D-101')
  const failure = await save({ area: '', members: [{ ...WANG, phone: '123' }] }).catch(
    (error: unknown) => error,
  )
  expect(failure).toMatchObject({
    code: 'BAD_INPUT',
    data: { sentence: '“建筑面积”没有填；“成员1手机”写的是“123”，不是 11 位手机号', field: '建筑面积' },
  })
  expect((await look('u-D-101')).version).toBe(1)
})

it('begins another household where somebody says so; what the former one had stays with it', async () => {
  await cloud.building('E')
  await (
    await formOf('u-E-101')
  )({ members: [WANG], care: '独居老人' })
  const after = await (
    await formOf('u-E-101')
  )(
    {
      tenure: 'let',
      from: '2026-01-01',
      leaseUntil: '2027-01-01',
      members: [{ name: '钱进', relation: 'tenant', phone: '' }],
    },
    true,
  )
  expect(after.tenures).toMatchObject([
    { kind: 'let', from: '2026-01-01', leaseUntil: '2027-01-01', members: [{ name: '钱进' }] },
    { to: '2026-01-01', members: [{ name: '王芳' }] },
  ])
  for (const tenure of after.tenures) expect(tenure).not.toHaveProperty('marked')
  const [now, before] = await cloud.tenures('u-E-101')
  expect([now?.care, before?.care]).toEqual([undefined, '独居老人'])
})

it.each([2, 4, 5, 6])('killed after database call %d and sent again, it is saved once', async (nth) => {
  const building = `K${String(nth)}`
  await cloud.building(building)
  const unitId = `u-${building}-101`
  const save = await formOf(unitId)
  const form: UnitForm = { area: '99', tenure: 'let', from: '2026-01-01', members: [WANG] }
  const fault = cloud.local.faults.killAfterDbCall(nth, { fn: 'community', times: 1 })
  await save(form, true).catch(() => undefined)
  expect(fault.fired()).toBe(1)
  const saved = await save(form, true)
  expect(saved).toMatchObject({ areaCentiares: 9900, version: 2 })
  expect(saved.tenures).toMatchObject([
    { kind: 'let', version: 1 },
    { to: '2026-01-01', version: 2 },
  ])
})

it('does not undo what somebody saved between a lost answer and its repeat', async () => {
  await cloud.building('L')
  const save = await formOf('u-L-101')
  cloud.local.faults.dropAnswer('community')
  await save({ area: '91' }).catch(() => undefined)
  await (
    await formOf('u-L-101')
  )({ area: '92' })
  expect((await save({ area: '91' })).areaCentiares).toBe(9200)
})

it('finds a room, a name, a whole number and a plate, in this community only', async () => {
  await cloud.building('F')
  await (
    await formOf('u-F-201')
  )({
    members: [{ name: '欧阳修', relation: 'owner', phone: '13611112222' }],
    vehicles: [{ plate: '京B88888', space: '' }],
  })
  const found = async (find: string) =>
    (await register().units({ communityId, find })).units.map(({ label }) => label)
  for (const text of ['F-1-201', 'F栋1单元201室', '欧阳修', '136 1111 2222', '京b88888'])
    expect([text, await found(text)]).toEqual([text, ['F栋1单元201室']])
  expect(await found('9-1-901')).toEqual([])
  expect(await found('欧阳')).toEqual([])
})
