import { deskUidOf, openidOf } from '../demo/names'

type Persona = { who: string; en: string; window: 'phone' | 'browser'; key: string; to: string }

const RESIDENT_HOME = '/#/pages/home/index'
const JOBS = '/#/staff/jobs/index'
const DESK = '/#/desk/live/index'
const HOMES_DESK = '/#/desk/homes/index'
const STAFF_DESK = '/#/desk/staff/index'

const PERSONAS: Persona[] = [
  { who: '业主 王秀兰（3栋2单元801室）', en: 'owner', window: 'phone', key: 'wang', to: RESIDENT_HOME },
  { who: '家属 李志明（同一户）', en: 'family, same home', window: 'phone', key: 'li', to: RESIDENT_HOME },
  { who: '租户 张晓燕（2栋1单元502室）', en: 'tenant', window: 'phone', key: 'zhang', to: RESIDENT_HOME },
  {
    who: '新住户（还没绑定房屋）',
    en: 'newcomer, no home yet',
    window: 'phone',
    key: 'new',
    to: RESIDENT_HOME,
  },
  { who: '工程 陈建国', en: 'technician, days', window: 'phone', key: 'chen', to: JOBS },
  { who: '工程 刘志强', en: 'technician, Mon–Sat', window: 'phone', key: 'liu', to: JOBS },
  { who: '工程 马跃进', en: 'technician, nights', window: 'phone', key: 'ma', to: JOBS },
  { who: '工程主管 赵明', en: 'lead', window: 'phone', key: 'zhao', to: JOBS },
  { who: '外包电梯 高建平', en: 'contractor firm, lifts', window: 'phone', key: 'gao', to: JOBS },
  { who: '秩序 周勇', en: 'security', window: 'phone', key: 'zhou', to: JOBS },
  { who: '保洁 郑秀英', en: 'cleaning', window: 'phone', key: 'zheng', to: JOBS },
  { who: '客服前台 林小雨', en: 'front desk', window: 'phone', key: 'lin', to: JOBS },
  {
    who: '客服前台 林小雨（电脑）',
    en: 'front desk, browser',
    window: 'browser',
    key: 'lin',
    to: HOMES_DESK,
  },
  { who: '客服主管 杨柳（电脑）', en: 'supervisor, browser', window: 'browser', key: 'yang', to: DESK },
  { who: '客服主管 杨柳（手机）', en: 'supervisor, phone', window: 'phone', key: 'yang', to: JOBS },
  { who: '项目经理 朱国栋（电脑）', en: 'manager, browser', window: 'browser', key: 'zhu', to: DESK },
  { who: '管理员 秦岚（电脑）', en: 'administrator, browser', window: 'browser', key: 'qin', to: STAFF_DESK },
]

/** The same people for the console of the local cloud. */
export const personas = PERSONAS.map(({ who, window, key, to }) =>
  window === 'phone'
    ? { name: who, openid: openidOf(key), page: to }
    : { name: who, uid: deskUidOf(key), page: to },
)

const urlOf = (base: string, { window, key, to }: Persona): string => {
  const id = window === 'phone' ? openidOf(key) : deskUidOf(key)
  return `${base}/${window}/${id}?to=${encodeURIComponent(to)}`
}

/** Columns of Chinese and Latin letters: a Chinese character is two cells wide. */
const width = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + (/[⺀-￦]/.test(letter) ? 2 : 1), 0)
const padded = (text: string, to: number): string => text + ' '.repeat(Math.max(0, to - width(text)))

type Row = readonly [who: string, en: string, url: string]

const PLACES: readonly Row[] = [
  ['电脑端登录（登录码）', 'desk sign-in by code', '/#/desk/login/index'],
  ['控制台（消息、定时器、数据）', 'console of the local cloud', '/__console'],
]

const tableOf = (rows: readonly Row[]): string => {
  const widest = (column: 0 | 1): number => Math.max(...rows.map((row) => width(row[column])))
  return rows
    .map(([who, en, url]) => `  ${padded(who, widest(0))}  ${padded(en, widest(1))}  ${url}`)
    .join('\n')
}

const placesAt = (base: string): Row[] => PLACES.map(([who, en, path]): Row => [who, en, `${base}${path}`])

/** A URL per persona, as the start command prints it. */
export const accessTable = (base: string): string => {
  const personas = PERSONAS.map((persona): Row => [persona.who, persona.en, urlOf(base, persona)])
  return tableOf([...personas, ...placesAt(base)])
}

/** What there is without a demo community. */
export const placesTable = (base: string): string => tableOf(placesAt(base))
