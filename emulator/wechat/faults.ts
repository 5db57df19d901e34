import type { FaultSwitches, SwitchedFault } from '../fault-switches'

/** What of WeChat's can be disturbed: ends of api.weixin.qq.com, WeCom's group robot, and the pushes it sends. */
export const WECHAT_ENDS = [
  'token',
  'subscribe',
  'employee',
  'wxacode',
  'phoneNumber',
  'textCheck',
  'mediaCheck',
  'robot',
  'push',
] as const
export type WechatEnd = (typeof WECHAT_ENDS)[number]

/**
 * lose: nothing is done, no answer. delay: done after `ms`. duplicate: delivered twice. answerLostAfterCommit: done,
 * no answer. http429: refused. busy: errcode -1. reorder: arrives after the one that follows. forge: a push with a
 * wrong signature and a better result comes before the real one.
 */
export type WechatFaultKind =
  'lose' | 'delay' | 'duplicate' | 'answerLostAfterCommit' | 'http429' | 'busy' | 'reorder' | 'forge'
export const WECHAT_FAULT_KINDS: readonly WechatFaultKind[] = [
  'lose',
  'delay',
  'duplicate',
  'answerLostAfterCommit',
  'http429',
  'busy',
  'reorder',
  'forge',
]

const OF_REQUESTS: WechatFaultKind[] = [
  'lose',
  'delay',
  'duplicate',
  'answerLostAfterCommit',
  'http429',
  'busy',
]
const OF_MESSAGES: WechatFaultKind[] = [...OF_REQUESTS, 'reorder']

/** Which faults make sense where: only what is delivered can come out of order, only a push can be forged. */
export const FAULTS_OF_END: Record<WechatEnd, readonly WechatFaultKind[]> = {
  token: OF_REQUESTS,
  subscribe: OF_MESSAGES,
  employee: OF_MESSAGES,
  wxacode: OF_REQUESTS,
  phoneNumber: OF_REQUESTS,
  textCheck: OF_REQUESTS,
  mediaCheck: OF_REQUESTS,
  robot: OF_MESSAGES,
  push: ['lose', 'delay', 'duplicate', 'reorder', 'forge'],
}

export type WechatFault = SwitchedFault<WechatFaultKind>
export type WechatFaults = FaultSwitches<WechatEnd, WechatFaultKind>
