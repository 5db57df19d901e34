import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import excel from 'exceljs'
import { fileSentence, problemSentence } from '../../../contract/register-words'
import { rowReader } from '../../../domain/community/register/read-row'
import { asciiXml } from '../../../cloudfunctions/files/workbook/ascii-xml'
import { readWorkbook } from '../../../cloudfunctions/files/workbook/read-workbook'
import { writeWorkbook } from '../../../cloudfunctions/files/workbook/write-workbook'
import { bytesUpTo } from '../../../cloudfunctions/_kit/incoming'
import { homesIn, HEADINGS, spreadsheet } from './spreadsheet'

const fixture = (name: string): Buffer => readFileSync(resolve(__dirname, '../../fixtures/register', name))
const home = homesIn('1')

const problemOf = async (bytes: Buffer): Promise<string> => {
  const read = await readWorkbook(bytes)
  return 'problem' in read ? fileSentence(read.problem.code, read.problem.text) : 'read'
}
/** Per row of the file: what it says, or every reason why it cannot be taken. */
const rowsOf = async (bytes: Buffer): Promise<Record<number, unknown>> => {
  const read = await readWorkbook(bytes)
  if ('problem' in read) throw new Error(read.problem.code)
  const reader = rowReader(read.headings, '安邻示范小区')
  return Object.fromEntries(
    read.rows.map(({ n, cells, problems }) => {
      const found = reader(cells)
      const all = [...problems, ...('problems' in found ? found.problems : [])]
      return [n, all.length > 0 ? all.map(problemSentence) : 'row' in found && found.row.fields]
    }),
  )
}

it('reads what a spreadsheet program wrote: a title above, other headings, forms of dates, areas and numbers', async () => {
  const members = (name: string, phone: string) => [{ name, relation: 'owner', phone }]
  const usual = { area: 8950, warrantyUntil: '2027-06-30' }
  expect(await rowsOf(fixture('spreadsheet-program.xlsx'))).toEqual({
    3: { ...usual, members: members('王秀兰', '13812345678') },
    4: { ...usual, members: members('李志明', '13812345679') },
    5: { ...usual, members: members('张 敏', '13812345670') },
    6: ['“成员1手机”写的是“1381234567”，不是 11 位手机号'],
    8: [
      '“建筑面积”写的是“九十”，应为大于 0 的平方米数，例如 89.5',
      '“保修到期”写的是“2027-02-30”，没有这一天',
      '“成员1关系”写的是“房东”，请从下拉列表里选',
    ],
    9: { area: 7000 },
  })
})

it('says of a file what it is, whatever it is called', async () => {
  expect(await problemOf(fixture('spreadsheet-program.xls'))).toBe(
    '这是旧版 Excel 文件（.xls），请另存为 .xlsx 再导入。',
  )
  expect(await problemOf(Buffer.from(`MZ${'\0'.repeat(300)}This program cannot be run`))).toBe(
    '这不是 Excel 文件（.xlsx）。',
  )
  expect(await problemOf(Buffer.alloc(0))).toBe('这不是 Excel 文件（.xlsx）。')
  const compound = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ])
  expect(await problemOf(compound)).toBe('文件有打开密码，请去掉密码再导入。')
  const whole = await spreadsheet([HEADINGS, home('101')])
  expect(await problemOf(whole.subarray(0, whole.length - 400))).toMatch('文件已损坏')
})

/** A zip archive of one file that says it unpacks to `says` bytes and holds `holds` noughts. */
const archive = (name: string, holds: number, says: number): Buffer => {
  const packed = deflateRawSync(Buffer.alloc(holds))
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(says, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end])
}

it('unpacks nothing that says it is too much, nor what is more than it says', async () => {
  const name = 'xl/workbook.xml'
  expect(await problemOf(archive(name, 1000, 900_000_000))).toMatch('文件解开后太大')
  expect(await problemOf(archive(name, 50_000_000, 1000))).toMatch('文件已损坏')
  expect(await problemOf(archive('document.xml', 1000, 1000))).toBe('这不是 Excel 文件（.xlsx）。')
})

it('stops a download as soon as it is larger than a file may be', async () => {
  let given = 0
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      given += 1
      controller.enqueue(new Uint8Array(1024 * 1024))
    },
  })
  expect(await bytesUpTo(20 * 1024 * 1024, { body: endless as Response['body'] })).toBeUndefined()
  expect(given).toBeLessThan(25)
})

it('names the headings that are missing, and those that stand there twice', async () => {
  expect(
    await problemOf(
      await spreadsheet([
        ['楼栋', '面积'],
        ['1', 2],
      ]),
    ),
  ).toBe('缺少列：单元、房号。请用模板填写。')
  expect(
    await problemOf(
      await spreadsheet([
        ['日期', '金额'],
        ['x', 2],
      ]),
    ),
  ).toBe('缺少列：楼栋、单元、房号。请用模板填写。')
  expect(
    await problemOf(
      await spreadsheet([
        ['楼栋', '单元', '房号', '楼号'],
        ['1', '1', '1', '1'],
      ]),
    ),
  ).toBe('“楼栋”这一列出现了两次。')
  expect(await problemOf(await spreadsheet([HEADINGS]))).toBe('表头下面没有数据。')
  const wide = Array.from({ length: 60 }, (_none, n) => (n < 3 ? ['楼栋', '单元', '房号'][n]! : `列${n}`))
  expect(await problemOf(await spreadsheet([wide, wide.map(String)]))).toBe('超过 50 列，不像一份房屋档案。')
})

it('takes the result of a formula that is a plain value, and no other', async () => {
  const rows = await rowsOf(
    await spreadsheet([
      HEADINGS,
      home('101', { formula: 'A1*2', result: 91.25 }),
      home('102', { formula: 'WEBSERVICE("http://x")' }),
    ]),
  )
  expect(rows[2]).toMatchObject({ area: 9125 })
  expect(rows[3]).toEqual(['“建筑面积”是公式且没有结果，请改成值'])
})

it('writes what begins like a formula as the text that it is', async () => {
  const texts = ['=HYPERLINK("http://x")', '+1', '-1', '@x']
  const book = new excel.Workbook()
  const bytes = await writeWorkbook(['楼栋', '单元', '房号', '成员1姓名'], [texts])
  await book.xlsx.load(bytes as unknown as excel.Buffer)
  const cells = texts.map((_text, at) => book.worksheets[0]!.getCell(2, at + 1))
  // Format "@" keeps it text when somebody edits the cell.
  expect(cells.map(({ type, value, numFmt }) => [type, value, numFmt])).toEqual(
    texts.map((text) => [excel.ValueType.String, text, '@']),
  )
})

it('keeps headings as they stand in the file', async () => {
  const read = await readWorkbook(
    await spreadsheet([
      ['楼栋*', '单元', ' 房 号', '建筑面积\n（㎡）'],
      ['1', '1', '101', { formula: 'X1' }],
    ]),
  )
  expect(read).toMatchObject({
    headings: ['楼栋*', '单元', '房 号', '建筑面积 （㎡）'],
    rows: [{ problems: [{ code: 'formula', column: '建筑面积 （㎡）' }] }],
  })
})

it('reads real dates and numbers, and phone numbers that are numbers', async () => {
  const headings = ['楼栋', '单元', '房号', '入住日期', '成员1姓名', '成员1关系', '成员1手机']
  const rows = await rowsOf(
    await spreadsheet([headings, [1, 1, 101, new Date(Date.UTC(2024, 4, 1)), '王芳', '业主', 13912345678]]),
  )
  expect(rows[2]).toEqual({
    from: '2024-05-01',
    members: [{ name: '王芳', relation: 'owner', phone: '13912345678' }],
  })
})

it('refuses rows whose cells are merged with those of another row, and no others', async () => {
  const rows = await rowsOf(
    await spreadsheet([HEADINGS, home('101'), home('102'), home('103')], (sheet) =>
      sheet.mergeCells('A3:A4'),
    ),
  )
  expect(rows[2]).toMatchObject({ area: 8950 })
  expect(rows[3]).toEqual(['“楼栋”在合并单元格里，请取消合并并逐行填写'])
  expect(rows[4]).toContain('“楼栋”在合并单元格里，请取消合并并逐行填写')
})

it('reads the first visible sheet with our headings and says what it did not read', async () => {
  const bytes = await spreadsheet([['说明'], ['随便']], (_sheet, book) => {
    book.addWorksheet('旧数据', { state: 'hidden' }).addRows([HEADINGS, home('1')])
    book.addWorksheet('档案').addRows([['标题'], [], HEADINGS, [], home('101'), [], home('102')])
    book.addWorksheet('更多').addRows([HEADINGS, home('9')])
  })
  const read = await readWorkbook(bytes)
  if ('problem' in read) throw new Error(read.problem.code)
  expect(read.rows.map(({ n, cells }) => [n, cells[2]])).toEqual([
    [5, '101'],
    [7, '102'],
  ])
  expect(read.notes).toEqual([
    { code: 'hidden_sheet', text: '旧数据' },
    { code: 'other_sheet', text: '更多' },
  ])
})

it('reads the same file the same way every time', async () => {
  const bytes = await spreadsheet([['说明'], ['随便']], (_sheet, book) => {
    for (const name of ['一', '二', '三']) book.addWorksheet(name).addRows([HEADINGS, home('101')])
  })
  for (let round = 0; round < 60; round += 1)
    expect(await readWorkbook(bytes)).toMatchObject({
      rows: [{ n: 2 }],
      notes: [{ text: '二' }, { text: '三' }],
    })
})

it('loses no letter of a large file, wherever its pieces end', async () => {
  const care = (n: number): string => `第${n}户的老人${'独居，每天探望'.repeat(4)}𠮷`
  const rows = Array.from({ length: 6000 }, (_none, n) => ['1', '1', String(n), care(n)])
  const read = await readWorkbook(await spreadsheet([['楼栋', '单元', '房号', '特殊关怀'], ...rows]))
  if ('problem' in read) throw new Error(read.problem.code)
  expect(read.rows.filter(({ cells }, n) => cells[3] !== care(n).replaceAll('，', ','))).toEqual([])
})

it('hands the library nothing that can be cut in two: only ASCII, whose references say the same', () => {
  // Three bytes a letter and four for the last: whatever the edges of pieces are, some fall into a letter.
  const text = `<t>${'安邻𠮷'.repeat(30_000)}</t>`
  const ascii = asciiXml(Buffer.from(text))
  expect(ascii.every((byte) => byte < 0x80)).toBe(true)
  const read = ascii
    .toString('latin1')
    .replace(/&#x([0-9a-f]+);/g, (_whole, code: string) => String.fromCodePoint(parseInt(code, 16)))
  expect(read === text).toBe(true)
})
