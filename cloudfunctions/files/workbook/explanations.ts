import { MAX_MEMBERS, MAX_VEHICLES } from '../../../domain/community/register/columns'
import { CLEAR_WORD } from '../../../domain/community/register/read-row'
import { RELATION_WORDS, STATUS_WORDS, TENURE_WORDS } from '../../../domain/community/register/state'
import { EXAMPLE_WORD } from './headings'

const DATES = '2024-05-01、2024/5/1、20240501、2024年5月1日都可以'
const LETTERS = '只能写汉字、字母、数字和 - # / . ( )，最多 20 个字'
const oneOf = (words: Record<string, string>): string => `只能是：${Object.values(words).join('、')}`

/** The sheet that explains every column, as pairs of what and how. */
export const EXPLANATIONS: [string, string][] = [
  ['怎么填', '一行是一套房。列的顺序可以换，用不到的列可以删；楼栋、单元、房号这三列要有。'],
  ['空白', `空着的格子不改动原来的内容。要去掉原来的内容，填“${CLEAR_WORD}”。`],
  [
    '公式',
    '公式按它显示的结果读；没有结果的公式不读，以 = + - @ 开头的文字也不读。合并单元格不读，请取消合并。',
  ],
  ['导入', '导入前会先给您看：新增哪些、变更哪些、哪些不能导入和原因。您确认以后才写入。'],
  ['小区', `可以不填；填了必须是本小区的名称。写“${EXAMPLE_WORD}”的行不读。`],
  ['分期', '没有分期的不填，例如：一期'],
  ['楼栋*', `必填，例如：3（写 3栋、3号楼也可以）。${LETTERS}`],
  ['单元*', '没有单元的留空，例如：2'],
  ['房号*', `必填，例如：801、0801、商铺3。${LETTERS}`],
  ['建筑面积(㎡)', '新房屋必填，平方米，例如：89.5'],
  ['用途', '例如：住宅、商铺、车库，最多 20 个字'],
  ['房屋状态', oneOf(STATUS_WORDS)],
  ['保修到期', DATES],
  ['居住方式', `${oneOf(TENURE_WORDS)}。不填时按成员判断`],
  [
    '入住日期',
    `${DATES}。不填时，档案里已有的不变；没有的按导入当天，预览会注明。日期比档案里的晚，而且成员全换了人，就是换了一户：原来那户到这一天为止，工单和账单留在原来那户`,
  ],
  ['租期到期', `${DATES}。只有出租的填`],
  ['特殊关怀', '例如：独居老人。只有需要的员工看得到，最多 40 个字'],
  ['成员1姓名 …', `最多 ${MAX_MEMBERS} 人。填了任何一人，就以这一行的全部成员为准`],
  ['成员1关系 …', oneOf(RELATION_WORDS)],
  ['成员1手机 …', '11 位手机号；可以带 +86、空格、横线。住户用这个号码绑定房屋'],
  ['车辆1车牌 …', `最多 ${MAX_VEHICLES} 辆。例如：京A12345；只有车位没有车的，只填车位`],
  ['车辆1车位 …', '例如：B1-023'],
]
