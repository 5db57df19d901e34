import type { Category } from '../../domain/routing/taxonomy'

/** What residents of the demo say, and how often they say it. */
export const DEMO_REPORTS: {
  category: Category
  weight: number
  texts: string[]
  causes: string[]
  urgent?: true
}[] = [
  {
    category: 'water_leak',
    weight: 14,
    texts: ['厨房水槽下面一直在滴水', '卫生间天花板渗水，已经湿了一大片', ''],
    causes: ['接头老化', '楼上防水破损', '角阀漏水'],
  },
  {
    category: 'drain_blocked',
    weight: 9,
    texts: ['卫生间地漏返水', '厨房下水很慢，有异味', ''],
    causes: ['油污堵塞', '杂物堵塞'],
  },
  {
    category: 'socket_switch',
    weight: 7,
    texts: ['客厅开关按了没反应', '次卧插座没电，别的都正常'],
    causes: ['开关损坏', '线路接触不良'],
  },
  {
    category: 'power_unit',
    weight: 3,
    texts: ['家里突然全没电了', '总闸合不上'],
    causes: ['漏电保护跳闸', '空开老化'],
  },
  {
    category: 'public_light',
    weight: 7,
    texts: ['二单元门厅灯不亮', '地下车库B区一排灯不亮'],
    causes: ['灯管损坏', '感应器故障'],
  },
  {
    category: 'elevator_fault',
    weight: 6,
    texts: ['电梯关门时反复开合', '电梯里按键不灵'],
    causes: ['门机故障', '按键损坏'],
  },
  { category: 'elevator_trapped', weight: 1, texts: ['有人困在电梯里了，一单元'], causes: ['门锁回路故障'] },
  {
    category: 'door_access',
    weight: 8,
    texts: ['单元门刷卡没反应', '对讲听不见声音'],
    causes: ['读卡器故障', '电源模块损坏'],
  },
  {
    category: 'heating_ac',
    weight: 5,
    texts: ['暖气不热', '主卧暖气片漏水'],
    causes: ['管道积气', '阀门损坏'],
  },
  { category: 'no_water', weight: 3, texts: ['水压很小，热水器点不着火'], causes: ['过滤网堵塞'] },
  {
    category: 'noise',
    weight: 9,
    texts: ['楼上晚上十一点还在拖家具', '隔壁装修中午也在打孔'],
    causes: ['已上门劝导', '已约定施工时间'],
  },
  {
    category: 'parking',
    weight: 8,
    texts: ['有车占了我的车位', '消防通道停了一辆车'],
    causes: ['已联系车主移车'],
  },
  {
    category: 'cleaning',
    weight: 9,
    texts: ['楼道垃圾两天没收了', '电梯里有异味'],
    causes: ['已清运并消杀', '已安排复查'],
  },
  { category: 'ebike', weight: 2, texts: ['有人把电动车推进电梯充电'], causes: ['已劝离并登记'] },
  { category: 'pest', weight: 3, texts: ['一楼绿化带老鼠很多'], causes: ['已投放鼠药'] },
  { category: 'greening', weight: 3, texts: ['树枝挡住了路灯'], causes: ['已修剪'] },
  {
    category: 'fee',
    weight: 5,
    texts: ['上个月物业费怎么多了', '想开一张物业费发票'],
    causes: ['已说明账单明细', '已开具发票'],
  },
  {
    category: 'service',
    weight: 4,
    texts: ['装修要办什么手续', '门禁卡在哪里补办'],
    causes: ['已告知办理流程'],
  },
  {
    category: 'suggestion',
    weight: 3,
    texts: ['建议在3栋旁边加一个休息长椅'],
    causes: ['已登记并转项目经理'],
  },
  { category: 'praise', weight: 3, texts: ['陈师傅修水管很认真，谢谢'], causes: ['已转达本人'] },
]

export const DEMO_REPLIES = [
  '收到，马上联系您',
  '我在3栋处理上一单，十分钟后到',
  '需要先关总阀，麻烦您在家等一下',
  '材料已经带上了',
]
/** What people say with their stars: pleased from four up, not so below. */
export const DEMO_RATINGS = {
  pleased: { words: ['师傅很专业', '来得很快', '谢谢', ''], tags: ['准时', '手艺好', '态度好', '收拾干净'] },
  displeased: { words: ['等了很久', '没讲清楚是什么问题', ''], tags: ['来得晚', '没讲清楚', '没收拾'] },
}
