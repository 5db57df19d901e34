import type { Persona } from '../options'
import type { WechatEnd, WechatFaultKind } from '../wechat/faults'

export const END_NAMES: Record<WechatEnd, string> = {
  subscribe: '订阅消息',
  employee: '用工消息',
  robot: '群机器人',
  push: '消息推送',
  textCheck: '文本检查',
  mediaCheck: '图片检查',
  token: '接口凭证',
  wxacode: '小程序码',
  phoneNumber: '手机号',
}

export const FAULT_NAMES: Record<WechatFaultKind, string> = {
  lose: '丢失',
  answerLostAfterCommit: '已办成但回应丢失',
  duplicate: '送达两次',
  delay: '延迟',
  reorder: '后到先送',
  forge: '先来一个伪造的',
  busy: '系统繁忙 (-1)',
  http429: '限流 (429)',
}

export const CLOUD_FAULT_NAMES: Record<string, string> = {
  dropAnswer: '函数已办成但回应丢失',
  failDatabase: '数据库拒绝',
  killAfterDbCall: '第 n 次数据库请求后实例被杀',
  loseInvoke: '函数之间的调用丢失',
  delayDatabase: '数据库变慢',
}

/** Whose phone an openid is, or the openid itself. */
export function nameOf(personas: Persona[], openid: string): string {
  return personas.find((one) => 'openid' in one && one.openid === openid)?.name ?? openid
}
