import type { Catalogue } from './catalogue'

/** Firms beside departments, at the desk. */
export const workFigures = {
  'deskNav.work': { zh: '工作对比', en: 'Work' },
  'work.title': { zh: '外包单位和本部门的工作', en: 'Work of firms and departments' },
  'work.period': { zh: '时间', en: 'Period' },
  'work.days.1': { zh: '今天', en: 'Today' },
  'work.days.7': { zh: '近 7 天', en: '7 days' },
  'work.days.30': { zh: '近 30 天', en: '30 days' },
  'work.from': { zh: '{from} 至 {to}', en: '{from} to {to}' },
  'work.who': { zh: '谁来做', en: 'Who' },
  'work.firm': { zh: '外包单位', en: 'Firm' },
  'work.own': { zh: '本公司', en: 'Own people' },
  'work.given': { zh: '接到', en: 'Given' },
  'work.takenBack': { zh: '被收回', en: 'Taken back' },
  'work.done': { zh: '完成', en: 'Done' },
  'work.assigned': { zh: '派单及时', en: 'Assigned in time' },
  'work.firstReply': { zh: '回复及时', en: 'Reply in time' },
  'work.onSite': { zh: '到场及时', en: 'On site in time' },
  'work.solved': { zh: '解决及时', en: 'Solved in time' },
  'work.reopened': { zh: '重新处理', en: 'Reopened' },
  'work.rating': { zh: '评价', en: 'Rating' },
  'work.share': { zh: '{met}/{of}', en: '{met} of {of}' },
  'work.short': { zh: '未达 {n} %', en: 'under {n} %' },
  'work.stars': { zh: '{n} 分', en: '{n} stars' },
  'work.ratings': { zh: '{n} 条', en: '{n} ratings' },
  'work.none.title': { zh: '这段时间没有工单', en: 'Nothing in this period' },
  'work.none.hint': { zh: '换一段时间看看。', en: 'Look at another period.' },
  'work.definition': {
    zh: '时限相同。工单算在现在负责的一方：外包单位的“接到”是这段时间派给它的；本部门的是这段时间报来、没有交给外包的。收回的工单记在原外包单位的“被收回”。',
    en: 'Same clocks. A ticket counts with whoever has it now: a firm was given it in the period; a department received it and no firm has it. What was taken back is counted with the firm that lost it.',
  },
} satisfies Catalogue
