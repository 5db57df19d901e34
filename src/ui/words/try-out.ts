import type { Catalogue } from './catalogue'

/** Looking round in a community of one's own, and the entry to it. */
export const tryOut = {
  'tryOut.offer': { zh: '先体验一下', en: 'Have a look round first' },
  'tryOut.offer.text': {
    zh: '没有房屋也能看看。为您单独开一个体验小区，报修和接单两边都能试；24 小时后自动清空，不会打扰真实的物业。',
    en: 'Without a home: a community of your own, both sides of a repair; gone after 24 hours, and nobody real is told.',
  },
  'tryOut.begin': { zh: '进入体验小区', en: 'Enter the trial community' },
  'tryOut.band': { zh: '体验小区 · {when} 结束', en: 'Trial community · until {when}' },
  'tryOut.end': { zh: '结束体验', en: 'End the trial' },
  'tryOut.end.ask': { zh: '现在结束体验？', en: 'End the trial now?' },
  'tryOut.end.text': {
    zh: '体验小区里的工单、留言和照片会全部清除，不能恢复。',
    en: 'Its tickets, messages and photos are removed and cannot be brought back.',
  },
  'tryOut.end.stay': { zh: '再看看', en: 'Stay' },
  'tryOut.entry': { zh: '体验小区', en: 'Trial community' },
  'tryOut.entry.text': {
    zh: '开放后，没有房屋的人（如微信审核人员、来了解的客户）可以在首页进入各自的体验小区，试用报修和接单。24 小时后自动清空，不影响真实小区，也不会通知员工。',
    en: 'While it is open, people without a home (reviewers, prospects) may try both sides in a community of their own for 24 hours. No real community and no staff are touched.',
  },
  'tryOut.entry.open': { zh: '已开放', en: 'Open' },
  'tryOut.entry.closed': { zh: '未开放', en: 'Closed' },
  'tryOut.entry.do.open': { zh: '开放体验', en: 'Open it' },
  'tryOut.entry.do.close': { zh: '关闭体验', en: 'Close it' },
} satisfies Catalogue
