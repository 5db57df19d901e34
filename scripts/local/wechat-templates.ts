import { DEFAULT_FIELDS, type TemplateName } from '../../domain/notice/templates'

const CHANNELS = ['employee', 'subscribe'] as const
const NAMES = Object.keys(DEFAULT_FIELDS) as TemplateName[]
const TITLES: Record<TemplateName, string> = {
  job: '工单待处理提醒',
  progress: '报事进度通知',
  message: '新留言提醒',
}
const LABELS: Record<string, string> = {
  number: '工单编号',
  category: '事项',
  place: '地点',
  status: '当前状态',
  at: '时间',
  note: '备注',
  who: '留言人',
}

const idOf = (channel: string, name: string): string => `local-${channel}-${name}`

/** Message templates as an operator would have them approved: what WeChat knows, and what notify is told. */
export const localTemplates = () => ({
  approved: CHANNELS.flatMap((channel) =>
    NAMES.map((name) => ({
      id: idOf(channel, name),
      channel,
      title: TITLES[name],
      fields: Object.entries(DEFAULT_FIELDS[name]).map(([key, what]) => ({
        key,
        label: LABELS[what] ?? what,
      })),
    })),
  ),
  configured: JSON.stringify(
    Object.fromEntries(
      CHANNELS.map((channel) => [
        channel,
        Object.fromEntries(NAMES.map((name) => [name, idOf(channel, name)])),
      ]),
    ),
  ),
})
