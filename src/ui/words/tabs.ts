import type { Catalogue } from './catalogue'

/** The four tabs, while a tab has nothing to show yet. */
export const tabs = {
  'tabs.home': { zh: '首页', en: 'Home' },
  'tabs.tickets': { zh: '工单', en: 'Tickets' },
  'tabs.inbox': { zh: '消息', en: 'Messages' },
  'tabs.me': { zh: '我的', en: 'Me' },
  'tickets.empty.title': { zh: '没有进行中的工单', en: 'No open tickets' },
  'tickets.empty.hint': {
    zh: '在首页点一下要报的事，谁来、几点到都会写在这里。',
    en: 'Report something on the home page: who comes and when is shown here.',
  },
  'inbox.empty.title': { zh: '没有消息', en: 'No messages' },
  'inbox.empty.hint': {
    zh: '工单有进展、有新公告，会先到这里。',
    en: 'Progress on your tickets and new notices arrive here first.',
  },
  'me.type': { zh: '字号', en: 'Type size' },
  'me.type.note': { zh: '整个小程序一起变大', en: 'Applies to the whole app' },
  'me.type.1': { zh: '标准', en: 'Normal' },
  'me.type.1.2': { zh: '大', en: 'Large' },
  'me.type.1.4': { zh: '更大', en: 'Larger' },
  'me.type.1.6': { zh: '特大', en: 'Largest' },
} satisfies Catalogue
