import { DAY, HOUR, MINUTE, type Instant } from '../../domain/kernel/instant'
import type { Category } from '../../domain/routing/taxonomy'
import type { DemoResident } from './residents'
import type { Step, Story } from './story'
import { DEMO_REPORTS } from './texts'

type Scene = { who: string; category: Category; ago: number; text: string; steps: Step[] }

const toFirm: Step = { do: 'toFirm', after: 2 * MINUTE }
const accept = (after: number): Step => ({ do: 'accept', after: after * MINUTE })
const go = (step: 'setOut' | 'arrive', after: number): Step => ({ do: step, after: after * MINUTE })
const say = (text: string, by: 'staff' | 'resident' = 'staff'): Step => ({
  do: 'say',
  after: 2 * MINUTE,
  text,
  by,
})
const finish = (after: number, cause: string): Step => ({
  do: 'finish',
  after: after * MINUTE,
  cause,
  minutes: 35,
})

/** What is going on when the demo is opened: something in every state, and the people of the table in the middle of it. */
const SCENES: Scene[] = [
  {
    who: 'wang',
    category: 'water_leak',
    ago: 26 * MINUTE,
    text: '厨房水槽下面一直在滴水，柜子都湿了',
    steps: [accept(4), say('收到，我带上阀门和生料带，十分钟后到'), go('setOut', 9)],
  },
  {
    who: 'li',
    category: 'noise',
    ago: 5 * HOUR,
    text: '楼上中午还在打孔',
    steps: [accept(6), say('已经和楼上约好只在下午两点后施工'), finish(40, '已约定施工时间')],
  },
  {
    who: 'zhang',
    category: 'door_access',
    ago: 2 * DAY,
    text: '单元门刷卡没反应',
    steps: [
      accept(8),
      go('setOut', 12),
      go('arrive', 9),
      finish(25, '读卡器故障'),
      { do: 'confirm', after: 3 * HOUR },
    ],
  },
  {
    who: 'r5',
    category: 'power_unit',
    ago: 7 * MINUTE,
    text: '家里突然全没电了',
    steps: [accept(1), go('setOut', 2)],
  },
  { who: 'r9', category: 'drain_blocked', ago: 3 * MINUTE, text: '卫生间地漏返水', steps: [] },
  {
    who: 'r14',
    category: 'socket_switch',
    ago: 75 * MINUTE,
    text: '客厅开关按了没反应',
    steps: [accept(5), go('setOut', 20), go('arrive', 15)],
  },
  { who: 'r21', category: 'parking', ago: 12 * MINUTE, text: '有车占了我的车位', steps: [] },
  // The contractor firm: one that nobody of it has accepted yet, one under way, one done.
  { who: 'r11', category: 'elevator_fault', ago: 9 * MINUTE, text: '电梯门夹人', steps: [toFirm] },
  {
    who: 'r17',
    category: 'elevator_fault',
    ago: 50 * MINUTE,
    text: '电梯到三楼停不准',
    steps: [toFirm, accept(6), say('维保师傅已经出发，半小时内到'), go('setOut', 5)],
  },
  {
    who: 'r26',
    category: 'elevator_fault',
    ago: 6 * HOUR,
    text: '电梯里的灯一直闪',
    steps: [toFirm, accept(8), go('arrive', 30), finish(40, '灯管老化')],
  },
]

/** The scenes as stories; who is not in a small demo is left out. */
export const atThisMoment = (residents: readonly DemoResident[], end: Instant): Story[] =>
  SCENES.flatMap(({ who, category, ago, text, steps }) => {
    const reporter = residents.find(({ key }) => key === who)
    const report = DEMO_REPORTS.find((one) => one.category === category)
    return reporter && report ? [{ at: end - ago, reporter, report, text, steps }] : []
  })
