import type { Catalogue } from './catalogue'

/** One's own deputies, on the phone (代班). */
export const deputies = {
  'myDeputies.title': { zh: '我的代班', en: 'Standing in' },
  'myDeputies.note': { zh: '请人代班，看我替谁代班', en: 'Who stands in for me, for whom I do' },
  'myDeputies.forMe': { zh: '谁替我代班', en: 'Who stands in for me' },
  'myDeputies.byMe': { zh: '我替谁代班', en: 'For whom I stand in' },
  'myDeputies.span': { zh: '{from} 到 {until}', en: '{from} to {until}' },
  'myDeputies.none': { zh: '没有安排代班', en: 'Nobody is named' },
  'myDeputies.none.hint': {
    zh: '不在岗时请一位同事代班，派给你的会转给他。',
    en: 'Name a colleague while you are away: what would go to you goes to them.',
  },
  'myDeputies.nothing': { zh: '没有代班', en: 'No standing in' },
  'myDeputies.nothing.hint': {
    zh: '领班、主管、经理和值班人员请你代班时，这里会显示。',
    en: 'When a lead, supervisor, manager or duty officer names you, it shows here.',
  },
  'myDeputies.ask': { zh: '请人代班', en: 'Name a deputy' },
  'myDeputies.who': { zh: '请谁代班', en: 'Who stands in' },
  'myDeputies.what': {
    zh: '这段时间你不在岗：派给你和通知你的都转给代班人，到时自动结束。',
    en: 'Meanwhile you are off duty: what would go to you goes to the deputy; it ends by itself.',
  },
  'myDeputies.do': { zh: '请{name}代班', en: 'Name {name}' },
  'myDeputies.missing': { zh: '先选一位同事', en: 'Choose a colleague first' },
  'myDeputies.usual': { zh: '常用代班人', en: 'The usual deputy' },
  'myDeputies.named': { zh: '已请{name}代班', en: '{name} stands in' },
  'myDeputies.named.todo': { zh: '已通知对方。', en: 'They were told.' },
  'myDeputies.end.what': {
    zh: '马上生效：派单和通知回到你这里，对方会收到通知。',
    en: 'At once: offers and notices come to you again, and they are told.',
  },
} satisfies Catalogue
