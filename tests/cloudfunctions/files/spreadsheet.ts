import excel from 'exceljs'

export type Cell = string | number | Date | boolean | null | { formula: string; result?: string | number }
export type Rows = Cell[][]

/** An .xlsx file of rows, as a library writes it. `shape` may do to the sheet what people do. */
export const spreadsheet = async (
  rows: Rows,
  shape: (sheet: excel.Worksheet, book: excel.Workbook) => void = () => undefined,
): Promise<Buffer> => {
  const book = new excel.Workbook()
  const sheet = book.addWorksheet('房屋')
  for (const row of rows) sheet.addRow(row)
  shape(sheet, book)
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** The texts of the first sheet, row by row. */
export const textsOf = async (bytes: Buffer): Promise<string[][]> => {
  const book = new excel.Workbook()
  await book.xlsx.load(bytes as unknown as excel.Buffer)
  const rows: string[][] = []
  book.worksheets[0]?.eachRow((row) => {
    const values = row.values as excel.CellValue[]
    rows.push(Array.from(values, (value) => (typeof value === 'string' ? value : '')).slice(1))
  })
  return rows
}

export const sheetNames = async (bytes: Buffer): Promise<string[]> => {
  const book = new excel.Workbook()
  await book.xlsx.load(bytes as unknown as excel.Buffer)
  return book.worksheets.map(({ name }) => name)
}

export const HEADINGS = ['楼栋', '单元', '房号', '建筑面积', '成员1姓名', '成员1关系', '成员1手机']

/** Rows of homes in a building. */
export const homesIn =
  (building: string) =>
  (room: string, area: Cell = 89.5, name = '王芳', phone: Cell = '13912345678'): Cell[] => [
    building,
    '1',
    room,
    area,
    name,
    '业主',
    phone,
  ]
