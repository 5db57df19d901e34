import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { COMMUNITY_ID } from '../../support/small-community'
import { startFilesCloud, type FilesCloud } from './files-cloud'

let cloud: FilesCloud
beforeAll(async () => {
  cloud = await startFilesCloud()
})
afterAll(() => cloud.close())
jest.setTimeout(60_000)

const communityId = COMMUNITY_ID
const fixture = (name: string): Buffer => readFileSync(resolve(__dirname, '../../fixtures/register', name))

/** Saved by LibreOffice Calc 7.4 with everything that people get wrong: what it says of each row, and what it takes. */
it('takes of a file of an office program what is right, and says of each other row why not', async () => {
  const ready = await cloud.finished(await cloud.begin(fixture('office-program.xlsx')))
  const { rows: refused } = await cloud.rows(ready, 'refuse')
  expect(refused.map(({ row, problems }) => [row, problems])).toEqual([
    [3, ['和第 4 行是同一套房']],
    [4, ['和第 3 行是同一套房']],
    [5, ['没有“66”这栋楼；确实是新楼栋的，导入时勾选“有新楼栋”']],
    [6, ['H6：“成员1手机”写的是“1391234567”，不是 11 位手机号']],
    [7, ['B7：“单元”在合并单元格里，请取消合并并逐行填写']],
    [8, ['B8：“单元”在合并单元格里，请取消合并并逐行填写']],
    [9, ['D9：“建筑面积”是公式且没有结果，请改成值']],
    [10, ['E10：“入住日期”写的是“五月一日”，看不懂，请写成 2024-05-01 这样']],
    [11, ['E11：“入住日期”写的是“2024-02-30”，没有这一天']],
  ])
  const done = await cloud.confirmed(ready)
  expect(done).toMatchObject({ state: 'done', counts: { add: 1, refuse: 9 } })
  const unit = (await cloud.unit('1', '301'))!
  expect(unit).toMatchObject({ areaCentiares: 8950, label: '1栋1单元301室' })
  const registered = [{ name: '王芳', relation: 'owner', phone: '13912345678' }]
  expect(await cloud.tenures(unit._id)).toMatchObject([{ registered, from: Date.UTC(2024, 3, 30, 16) }])
})

it('says of a program that is called a spreadsheet what it is, and keeps nothing of it', async () => {
  const program = Buffer.from(`MZ${'\0'.repeat(300)}This program cannot be run in DOS mode`)
  const failed = await cloud.finished(await cloud.begin(program, { fileName: '房屋档案.xlsx' }))
  expect(failed).toMatchObject({ state: 'failed', problem: '这不是 Excel 文件（.xlsx）。', total: 0 })
})

it('takes no file of 100 MB: storage refuses it, and a reading stops as soon as it is too large', async () => {
  const admin = cloud.as('admin').files
  const { url, headers, fileId } = await admin.offerUpload({ communityId, name: 'large-0001.xlsx' })
  const put = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(100 * 1024 * 1024) })
  expect(await put.text()).toContain('EntityTooLarge')
  const begin = { communityId, fileId, fileName: '大.xlsx', commandId: cloud.command() }
  expect(await cloud.finished(await admin.import.start(begin))).toMatchObject({
    state: 'failed',
    problem: '文件没有传上来，请重新选择。',
  })
})
