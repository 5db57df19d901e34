import { columnsFor, headingOf } from '../../domain/community/register/columns'
import { admit } from '../_kit/call'
import { files } from './implementer'
import { keep, linkTo } from './link'
import { EXAMPLE_WORD } from './workbook/headings'
import { writeWorkbook } from './workbook/write-workbook'

/** As many as most households need; a file may have more. */
export const USUAL_MEMBERS = 4
export const USUAL_VEHICLES = 2

const EXAMPLE: Record<string, string> = {
  小区: EXAMPLE_WORD,
  分期: '一期',
  楼栋: '3',
  单元: '2',
  房号: '801',
  建筑面积: '89.5',
  用途: '住宅',
  房屋状态: '入住',
  保修到期: '2027-06-30',
  居住方式: '自住',
  入住日期: '2024-05-01',
  成员1姓名: '王秀兰',
  成员1关系: '业主',
  成员1手机: '13800000000',
  成员2姓名: '李志明',
  成员2关系: '家属',
  车辆1车牌: '京A12345',
  车辆1车位: 'B1-023',
}

/** An empty spreadsheet of the register: headings, an example row, lists to choose from, explanations. */
export const template = files.template.handler(async ({ input, context: { call } }) => {
  await admit(call, Promise.resolve(), () => ({ communityId: input.communityId }))
  const headings = columnsFor(USUAL_MEMBERS, USUAL_VEHICLES).map(headingOf)
  const example = headings.map((heading) => EXAMPLE[heading] ?? '')
  return linkTo(
    await keep('template/register', await writeWorkbook(headings, [example])),
    '房屋档案模板.xlsx',
  )
})
