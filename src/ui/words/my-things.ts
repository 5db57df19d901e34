import type { Catalogue } from './catalogue'

/** The tabs 工单, 消息 and 我的, and signing in at a desk. */
export const myThings = {
  'tickets.which': { zh: '看哪些', en: 'Which' },
  'tickets.open': { zh: '进行中', en: 'In progress' },
  'tickets.closed': { zh: '已结束', en: 'Over' },
  'tickets.report': { zh: '去报事', en: 'Report something' },
  'tickets.older': { zh: '看更早的', en: 'Show older ones' },
  'tickets.closed.title': { zh: '还没有结束的工单', en: 'Nothing is over yet' },
  'tickets.closed.hint': {
    zh: '办完和取消的工单会留在这里，随时可以查。',
    en: 'What is done or cancelled stays here.',
  },
  'inbox.unread': { zh: '未读', en: 'New' },
  'inbox.readAll': { zh: '{n} 条全部标为已读', en: 'Mark all {n} as read' },
  'me.homes': { zh: '我的房屋', en: 'My homes' },
  'me.work': { zh: '我的工作', en: 'My work' },
  'me.duty': { zh: '值班电话', en: 'Duty phone' },
  'me.dial': { zh: '拨打', en: 'Call' },
  'me.about': { zh: '关于安邻', en: 'About Anlin' },
  'me.about.note': { zh: '开源的小区物业服务系统', en: 'Open-source property service' },
  'confirmDesk.title': { zh: '登录电脑端', en: 'Sign in at a computer' },
  'confirmDesk.note': { zh: '在手机上确认', en: 'Confirm on this phone' },
  'confirmDesk.code': { zh: '登录码', en: 'Code' },
  'confirmDesk.code.hint': { zh: '电脑屏幕上的 6 位数字', en: 'The 6 digits on the computer’s screen' },
  'confirmDesk.code.missing': { zh: '先输入 6 位登录码', en: 'Enter the 6 digits first' },
  'confirmDesk.next': { zh: '下一步', en: 'Next' },
  'confirmDesk.asked': {
    zh: '一台电脑在{when} 请求用您的身份登录',
    en: 'A computer asked to sign in as you, {when}',
  },
  'confirmDesk.asked.note': {
    zh: '是您本人在这台电脑前，才点确认。别人要您确认的，不要点。',
    en: 'Confirm only if you are at that computer yourself.',
  },
  'confirmDesk.compare': {
    zh: '和电脑屏幕上的数字一样，才点确认',
    en: 'Confirm only if the computer shows the same digits',
  },
  'confirmDesk.confirm': { zh: '是我，确认登录', en: 'It is me, sign in' },
  'confirmDesk.refuse': { zh: '不是我', en: 'It is not me' },
  'confirmDesk.refused': { zh: '已拒绝，那个登录码作废了', en: 'Refused: that code is void' },
  'confirmDesk.done': { zh: '已确认，电脑马上登录', en: 'Confirmed: the computer signs in now' },
  'confirmDesk.done.note': { zh: '离开电脑时请在电脑上退出。', en: 'Sign out there when you leave.' },
  'confirmDesk.finish': { zh: '好了', en: 'Done' },
} satisfies Catalogue
