import tcb from '@cloudbase/node-sdk'
import { COMMUNITY_ID } from '../../support/small-community'
import { refusalOf } from '../../support/cloud'
import { startFilesCloud, type FilesCloud } from './files-cloud'
import { HEADINGS, homesIn, sheetNames, spreadsheet, textsOf } from './spreadsheet'

let cloud: FilesCloud
beforeAll(async () => {
  cloud = await startFilesCloud()
})
afterAll(() => cloud.close())
jest.setTimeout(60_000)

const communityId = COMMUNITY_ID

it('shows what would change and writes nothing before somebody has confirmed it', async () => {
  await cloud.building('A')
  const home = homesIn('A')
  const file = await spreadsheet([
    HEADINGS.map((heading) => (heading === '建筑面积' ? '建筑面积(㎡)' : heading)),
    home('301'),
    home('101', 100),
    home('102', 'ninety'),
    ['A', '1', '201', 89.5],
    home('=HYPERLINK("x")'),
  ])
  const before = await cloud.all('units')
  const ready = await cloud.finished(await cloud.begin(file))
  expect(ready).toMatchObject({
    state: 'ready',
    total: 5,
    done: 5,
    counts: { add: 1, change: 1, same: 1, refuse: 2, moved: 0 },
  })
  const [added] = (await cloud.rows(ready, 'add')).rows
  expect(added).toMatchObject({ row: 2, label: 'A栋1单元301室' })
  expect(added?.changes.filter(({ assumed }) => assumed)).toMatchObject([{ label: '入住日期', from: '' }])
  expect((await cloud.rows(ready, 'change')).rows).toMatchObject([
    {
      row: 3,
      changes: [
        { label: '建筑面积', from: '89.5', to: '100' },
        { label: '成员', from: '', to: '王芳 业主 13912345678' },
      ],
    },
  ])
  expect((await cloud.rows(ready, 'refuse')).rows).toMatchObject([
    {
      row: 4,
      label: 'A栋1单元102室',
      problems: ['D4：“建筑面积(㎡)”写的是“ninety”，应为大于 0 的平方米数，例如 89.5'],
    },
    { row: 6, problems: ['C6：“房号”写的是“=HYPERLINK("x")”，不能用 = + - @ 开头'] },
  ])
  expect(await cloud.all('units')).toEqual(before)
})

it('writes what was confirmed, with who did it, and nothing of the rest', async () => {
  await cloud.building('B')
  const home = homesIn('B')
  const file = await spreadsheet([HEADINGS, home('301'), home('101', 100), home('102', 'ninety')])
  const done = await cloud.imported(file)
  expect(done).toMatchObject({ state: 'done', counts: { add: 1, change: 1, refuse: 1, moved: 0 } })
  const added = (await cloud.unit('B', '301'))!
  expect(added).toMatchObject({ label: 'B栋1单元301室', areaCentiares: 8950, version: 1 })
  expect(added.log).toMatchObject([
    { by: cloud.small.people.admin._id, via: 'import', commandId: done.jobId },
  ])
  expect(await cloud.tenures(added._id)).toMatchObject([
    { kind: 'owner_occupied', registered: [{ name: '王芳', relation: 'owner', phone: '13912345678' }] },
  ])
  expect(await cloud.unit('B', '101')).toMatchObject({ areaCentiares: 10_000, version: 2 })
  expect(await cloud.unit('B', '102')).toMatchObject({ areaCentiares: 8950, version: 1 })
})

it('changes nothing when the same file is imported a second time', async () => {
  await cloud.building('C')
  const home = homesIn('C')
  const file = await spreadsheet([HEADINGS, home('301'), home('101', 100)])
  await cloud.imported(file)
  const before = [await cloud.all('units'), await cloud.all('households')]
  const again = await cloud.imported(file)
  expect(again.counts).toEqual({ add: 0, change: 0, same: 2, refuse: 0, moved: 0 })
  expect([await cloud.all('units'), await cloud.all('households')]).toEqual(before)
})

it('leaves alone what somebody changed between preview and import, and says so', async () => {
  await cloud.building('D')
  const home = homesIn('D')
  const file = await spreadsheet([HEADINGS, home('101', 100), home('102', 110), home('301', 120)])
  const ready = await cloud.finished(await cloud.begin(file))
  const touched = (await cloud.unit('D', '101'))!
  await cloud.database.collection('units').doc(touched._id).update({ areaCentiares: 12_345, version: 2 })
  // Somebody else has added the third meanwhile, as another size.
  await cloud.imported(await spreadsheet([HEADINGS, home('301', 77)]))
  const done = await cloud.confirmed(ready)
  expect(done.counts.moved).toBe(2)
  expect((await cloud.rows(done, 'moved')).rows.map(({ row }) => row)).toEqual([2, 4])
  expect(await cloud.unit('D', '101')).toMatchObject({ areaCentiares: 12_345 })
  expect(await cloud.unit('D', '301')).toMatchObject({ areaCentiares: 7700 })
  expect(await cloud.unit('D', '102')).toMatchObject({ areaCentiares: 11_000 })
})

it('gives back what it refused, to be corrected and imported again: nothing is lost', async () => {
  await cloud.building('E')
  const home = homesIn('E')
  const headings = [...HEADINGS, '备注']
  const file = await spreadsheet([headings, [...home('301', '大'), '角落'], home('302')])
  const done = await cloud.imported(file)
  expect(done.notes).toEqual(['“备注”这一列用不到，没有读'])
  const link = await cloud.as('admin').files.import.refused({ communityId, jobId: done.jobId })
  const [head, row] = await textsOf(await cloud.download(link))
  expect(head).toEqual(['原因', '楼栋*', '单元*', '房号*', '建筑面积(㎡)', ...HEADINGS.slice(4), '备注'])
  expect(row).toEqual([
    '“建筑面积(㎡)”写的是“大”，应为大于 0 的平方米数，例如 89.5',
    'E',
    '1',
    '301',
    '大',
    '王芳',
    '业主',
    '13912345678',
    '角落',
  ])
  const corrected = await spreadsheet([head!, row!.map((cell) => (cell === '大' ? '66' : cell))])
  expect((await cloud.imported(corrected)).counts).toMatchObject({ add: 1, refuse: 0 })
})

it('refuses buildings that nobody knows unless somebody says that they are new', async () => {
  await cloud.building('F')
  const home = homesIn('F')
  const file = await spreadsheet([HEADINGS, ['31', ...home('101').slice(1)]])
  const ready = await cloud.finished(await cloud.begin(file))
  expect((await cloud.rows(ready, 'refuse')).rows[0]?.problems[0]).toMatch('没有“31”这栋楼')
  expect((await cloud.imported(file, { newBuildings: true })).counts.add).toBe(1)
  expect(await cloud.unit('31', '101')).toMatchObject({ label: '31栋1单元101室' })
})

it('exports what it imports, and what it exported changes nothing', async () => {
  await cloud.building('G')
  const home = homesIn('G')
  await cloud.imported(await spreadsheet([HEADINGS, home('301'), home('101', 100), home('0101', 31.5)]))
  const admin = cloud.as('manager').files
  const job = await cloud.finished(await admin.export.start({ communityId, commandId: cloud.command() }))
  const units = await cloud.all<{ communityId: string }>('units')
  const total = units.filter((unit) => unit.communityId === communityId).length
  expect(job).toMatchObject({ state: 'done', kind: 'register_export', total })
  const file = await cloud.download(await admin.export.link({ communityId, jobId: job.jobId }))
  expect(await sheetNames(file)).toEqual(['房屋档案', '填写说明'])
  const mine = (await textsOf(file)).filter(([, , building]) => building === 'G')
  expect(mine.map((row) => row[4])).toEqual(['101', '0101', '102', '201', '301'])
  const before = [units, await cloud.all('households')]
  const again = await cloud.imported(file)
  expect(again.counts).toEqual({ add: 0, change: 0, same: total, refuse: 0, moved: 0 })
  expect([await cloud.all('units'), await cloud.all('households')]).toEqual(before)
})

it('has a template that explains itself and brings nobody in', async () => {
  const file = await cloud.download(await cloud.as('admin').files.template({ communityId }))
  expect(await sheetNames(file)).toEqual(['房屋档案', '填写说明'])
  const ready = await cloud.finished(await cloud.begin(file))
  expect(ready).toMatchObject({ state: 'failed', problem: '表头下面没有数据。' })
})

it('takes only the file that the caller has put there', async () => {
  const admin = cloud.as('admin').files
  const begin = (fileId: string) =>
    refusalOf(admin.import.start({ communityId, fileId, fileName: 'x', commandId: cloud.command() }))
  expect(await begin('cloud://local-env.bucket/files/export/x.xlsx')).toBe('BAD_INPUT')
  expect(await begin('cloud://local-env.bucket/in/p-somebody/x.xlsx')).toBe('BAD_INPUT')
})

it('forgets the upload once it is read, a discarded preview at once, and everything after a week', async () => {
  await cloud.building('J')
  const home = homesIn('J')
  const fileId = await cloud.upload(await spreadsheet([HEADINGS, home('301')]))
  const begun = { communityId, fileId, fileName: '房屋.xlsx', commandId: cloud.command() }
  const ready = await cloud.finished(await cloud.as('admin').files.import.start(begun))
  const { fileList } = await tcb.init({ env: 'local-env' }).getTempFileURL({ fileList: [fileId] })
  expect(fileList).toMatchObject([{ tempFileURL: '' }])
  const parts = async () => (await cloud.all<{ jobId: string }>('job_parts')).map((part) => part.jobId)
  expect(await parts()).toContain(ready.jobId)
  const step = { communityId, jobId: ready.jobId, commandId: cloud.command() }
  await cloud.as('admin').files.import.discard(step)
  expect(await parts()).not.toContain(ready.jobId)
  expect(await cloud.look(ready)).toMatchObject({ state: 'discarded' })
  expect(await refusalOf(cloud.as('admin').files.import.confirm(step))).toBe('WRONG_STEP')
  cloud.local.clock.setOffset(cloud.local.clock.offset() + 8 * 24 * 3_600_000)
  await cloud.local.runTimer('files')
  expect([await cloud.all('jobs'), await parts()]).toEqual([[], []])
})
