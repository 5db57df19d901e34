import type { State } from '../../domain/ticket/parts'

/** States as people know them (domain.md §3.4). */
export const STATE_WORDS: Record<State, string> = {
  triage: '待派单',
  dispatched: '待接单',
  accepted: '已接单',
  on_the_way: '已出发',
  on_site: '处理中',
  done: '待确认',
  confirmed: '已完成',
  cancelled: '已取消',
}
