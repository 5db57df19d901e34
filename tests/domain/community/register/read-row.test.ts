import { columnOf, headingProblems } from '../../../../domain/community/register/columns'
import {
  readArea,
  readDay,
  readPhone,
  readPlace,
  readPlate,
} from '../../../../domain/community/register/read-cell'
import { rowReader } from '../../../../domain/community/register/read-row'
import { labelOf, unitKey } from '../../../../domain/community/register/unit-key'

type AnyRead = { value: unknown } | { problem: { code: string } }
const outcome = (read: AnyRead): unknown => ('value' in read ? read.value : read.problem.code)

it.each([
  ['13812345678', '13812345678'],
  ['+86 138-1234-5678', '13812345678'],
  ['0086 13812345678', '13812345678'],
  ['86 138 1234 5678', '13812345678'],
  ['１３８１２３４５６７８', '13812345678'],
  ['1381234567', 'phone'],
  ['138123456789', 'phone'],
  ['12812345678', 'phone'],
  ['010-60001000', 'phone'],
  ['1.38E+10', 'phone'],
])('the phone %s is read as %s', (cell, expected) => {
  expect(outcome(readPhone(cell))).toBe(expected)
})

it.each([
  ['2024-5-1', '2024-05-01'],
  ['2024/05/01', '2024-05-01'],
  ['2024.5.1', '2024-05-01'],
  ['20240501', '2024-05-01'],
  ['2024年5月1日', '2024-05-01'],
  ['２０２４年５月１日', '2024-05-01'],
  ['2024-05-01 00:00:00', '2024-05-01'],
  ['45413', '2024-05-01'],
  ['45413.75', '2024-05-01'],
  ['2024-02-30', 'date_impossible'],
  ['2023-02-29', 'date_impossible'],
  ['2024-13-01', 'date_impossible'],
  ['0224-01-01', 'date_impossible'],
  ['24-5-1', 'date_form'],
  ['5/1/2024', 'date_form'],
  ['明年五月', 'date_form'],
  ['1000', 'date_form'],
])('the date %s is read as %s', (cell, expected) => {
  expect(outcome(readDay(cell))).toBe(expected)
})

it.each([
  ['89.5', 8950],
  ['89.5㎡', 8950],
  ['89.5 m2', 8950],
  ['８９.５平方米', 8950],
  ['1,200', 120_000],
  ['89.505', 8951],
  ['0', 'area'],
  ['-3', 'area'],
  ['九十', 'area'],
  ['100001', 'area'],
])('the area %s is read as %s', (cell, expected) => {
  expect(outcome(readArea(cell))).toBe(expected)
})

it.each([
  ['京A12345', '京A12345'],
  ['京 a·12345', '京A12345'],
  ['粤B123456', '粤B123456'],
  ['京A1234学', '京A1234学'],
  ['A12345', 'plate'],
  ['京A12', 'plate'],
])('the plate %s is read as %s', (cell, expected) => {
  expect(outcome(readPlate(cell))).toBe(expected)
})

it.each([
  ['12-A', '12-A'],
  ['商铺３', '商铺3'],
  ['3#', '3#'],
  ['#3', '#3'],
  ['101/102', '101/102'],
  ['Ａ座（东）', 'A座(东)'],
  ['(临)1.5', '(临)1.5'],
  ['〇一', '〇一'],
  ['=HYPERLINK("x")', 'formula_text'],
  ['＝1+1', 'formula_text'],
  ['+1', 'formula_text'],
  ['-1', 'place_letters'],
  ['-1+1', 'formula_text'],
  ['@x', 'formula_text'],
  ['\t=1', 'formula_text'],
  ['/1', 'place_letters'],
  ['101?', 'place_letters'],
  ['<b>1</b>', 'place_letters'],
  ['1=1', 'place_letters'],
  ['一'.repeat(21), 'too_long'],
])('the place %j is read as %s', (cell, expected) => {
  expect(outcome(readPlace(cell))).toBe(expected)
})

it.each([
  [['', '03栋', '2单元', '0801室'], '3栋2单元0801室'],
  [['', '３号楼', '', '12-A'], '3栋12-A室'],
  [['一期', 'a座', '1门', '商铺1'], '一期A座1单元商铺1'],
  [['', '12#', '1', '101'], '12栋1单元101室'],
])('names the unit %j as people say it', ([phase, building, entrance, room], label) => {
  expect(labelOf(unitKey(phase!, building!, entrance!, room!))).toBe(label)
})

it('knows headings in any order, with units of measure, stars and the words of other offices', () => {
  expect(columnOf('建筑面积(㎡)')).toEqual({ of: 'field', field: 'area' })
  expect(columnOf('楼 号 *')).toEqual({ of: 'building' })
  expect(columnOf('成员2手机')).toEqual({ of: 'member', n: 2, part: 'phone' })
  expect(columnOf('成员0手机')).toEqual({ of: 'other' })
  expect(columnOf('爱好')).toEqual({ of: 'other' })
  expect(headingProblems(['房号', '楼号', '楼栋'])).toEqual({ missing: ['单元'], twice: ['楼栋'] })
})

const HEADINGS = [
  '楼栋',
  '单元',
  '房号',
  '面积',
  '保修到期',
  '成员1姓名',
  '成员1关系',
  '成员1手机',
  '车辆1车牌',
  '车辆1车位',
  '分期',
  '特殊关怀',
  '小区',
]
const read = (cells: Record<string, string>) =>
  rowReader(
    HEADINGS,
    '安邻示范小区',
  )(HEADINGS.map((heading) => ({ 楼栋: '3', 单元: '2', 房号: '801', ...cells })[heading] ?? ''))
const codes = (cells: Record<string, string>): string[] => {
  const found = read(cells)
  return 'problems' in found ? found.problems.map(({ code, column = '-' }) => `${column}:${code}`) : []
}

it('reads a row, and leaves alone what is not filled in', () => {
  expect(read({ 成员1姓名: ' 王　秀兰 ', 成员1关系: '业主', 成员1手机: '138 1234 5678' })).toEqual({
    row: {
      key: { phase: '', building: '3', entrance: '2', room: '801' },
      fields: { members: [{ name: '王 秀兰', relation: 'owner', phone: '13812345678' }] },
    },
  })
})

it('takes away what a row says to clear, but never what a unit cannot be without', () => {
  expect(read({ 保修到期: '清空', 成员1姓名: '清空', 车辆1车牌: '清空' })).toMatchObject({
    row: { fields: { warrantyUntil: null, members: [], vehicles: [] } },
  })
  expect(codes({ 面积: '清空' })).toEqual(['建筑面积:area'])
})

it.each([
  [{ 楼栋: '' }, ['楼栋:required']],
  [
    { 分期: '=1', 楼栋: '+1', 单元: '-1+1', 房号: '@x' },
    ['分期:formula_text', '楼栋:formula_text', '单元:formula_text', '房号:formula_text'],
  ],
  [
    { 成员1姓名: '=1+1', 成员1关系: '业主', 车辆1车牌: '=1', 车辆1车位: '-1+1', 特殊关怀: '@x' },
    ['成员1姓名:formula_text', '车辆1车牌:plate', '车辆1车位:formula_text', '特殊关怀:formula_text'],
  ],
  [{ 成员1姓名: '王芳', 成员1关系: '业主', 车辆1车位: '-1-023', 特殊关怀: '-' }, []],
  [{ 成员1手机: '13812345678' }, ['成员1姓名:required', '成员1关系:required']],
  [{ 成员1姓名: '王芳', 成员1关系: '房东' }, ['成员1关系:choice']],
  [{ 成员1姓名: '王芳', 成员1关系: '业主', 成员1手机: '1234' }, ['成员1手机:phone']],
  [{ 小区: '别的小区' }, ['小区:other_community']],
  [{ 面积: '大', 保修到期: '2024-02-30' }, ['建筑面积:area', '保修到期:date_impossible']],
])('says every reason why %j cannot be taken', (cells, expected) => {
  expect(codes(cells).sort()).toEqual([...expected].sort())
})
