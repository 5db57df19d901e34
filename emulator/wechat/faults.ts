/** Ends of api.weixin.qq.com that can be disturbed. */
export const WECHAT_ENDS = ['token', 'subscribe', 'employee', 'wxacode', 'phoneNumber'] as const
export type WechatEnd = (typeof WECHAT_ENDS)[number]

/**
 * lose: nothing is done, no answer. delay: done after `ms`. duplicate: delivered twice. answerLostAfterCommit: done,
 * no answer. http429: refused. busy: errcode -1.
 */
export type WechatFaultKind = 'lose' | 'delay' | 'duplicate' | 'answerLostAfterCommit' | 'http429' | 'busy'
export const WECHAT_FAULT_KINDS: readonly WechatFaultKind[] = [
  'lose',
  'delay',
  'duplicate',
  'answerLostAfterCommit',
  'http429',
  'busy',
]

/** Strikes `times` requests (default: every one until cleared). */
export type WechatFault = { kind: WechatFaultKind; times?: number; ms?: number }

export type WechatFaults = {
  /** Sets, replaces or (null) removes the fault of one end. */
  set(end: WechatEnd, fault: WechatFault | null): void
  current(): Partial<Record<WechatEnd, WechatFault>>
  /** The fault that strikes this request, if any. */
  strike(end: WechatEnd): WechatFault | undefined
  clear(): void
}

export function createWechatFaults(): WechatFaults {
  const faults = new Map<WechatEnd, WechatFault & { left: number }>()
  return {
    set: (end, fault) => {
      if (fault) faults.set(end, { ...fault, left: fault.times ?? Infinity })
      else faults.delete(end)
    },
    current: () =>
      Object.fromEntries([...faults].map(([end, { kind, left, ms }]) => [end, { kind, ms, times: left }])),
    strike: (end) => {
      const fault = faults.get(end)
      if (!fault) return undefined
      fault.left -= 1
      if (fault.left <= 0) faults.delete(end)
      return fault
    },
    clear: () => faults.clear(),
  }
}
