import type { PhotoView } from '../ui/photo-picker'
import type { TimelineEntry } from '../ui/timeline'

const PIXEL =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"%3E%3Cpath fill="%2392ADA5" d="M0 0h4v3H0z"/%3E%3C/svg%3E'

export const PHOTOS: PhotoView[] = [
  { id: 'a', src: PIXEL, state: 'done' },
  { id: 'b', src: PIXEL, state: 'uploading', percent: 42 },
  { id: 'c', src: PIXEL, state: 'failed' },
]

export const TALK: TimelineEntry[] = [
  { id: '1', side: 'step', text: '已提交', at: '今天 14:02', who: '3 栋 2 单元 1201', icon: 'list' },
  {
    id: '2',
    side: 'mine',
    who: '我',
    at: '今天 14:02',
    text: '厨房水槽下面一直滴水，地柜泡了。',
    photos: [PIXEL, `${PIXEL}#`],
  },
  { id: '3', side: 'step', text: '工程部 陈师傅 已接单', at: '今天 14:06', icon: 'user' },
  {
    id: '4',
    side: 'theirs',
    who: '陈师傅',
    at: '今天 14:08',
    text: '我带密封圈和软管过来，15:30 前到。请先关水槽下的角阀。',
  },
  { id: '5', side: 'mine', who: '我', at: '今天 14:09', text: '已经关了，谢谢。', sending: true },
  { id: '6', side: 'step', text: '等配件，明天上午到货', at: '今天 16:10', icon: 'pause', tone: 'warn' },
]

export const ROWS = [
  { id: '1', place: '3-2-1201', what: '厨房水槽漏水', who: '陈师傅', due: '还剩 18 分钟', cost: '120.00' },
  { id: '2', place: '7-1-302', what: '家中停电', who: '王师傅', due: '已超 5 分钟', cost: '0.00' },
  { id: '3', place: '北门', what: '道闸不抬杆', who: '待派', due: '还剩 1 小时 40 分', cost: '1,280.50' },
]
