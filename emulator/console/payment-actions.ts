import { isRecord, textOf } from '../http/body'
import { PAY_ENDS, PAY_FAULTS_OF_END } from '../wechat-pay/faults'
import type { PaySide } from '../wechat-pay/pay'

type Body = Record<string, unknown>
type Complain = (message: string) => Error

const SHEET_ACTS = ['confirm', 'cancel', 'fail'] as const

/** `{confirm | cancel | fail: sheetId}` or `{resend: noticeId}`. Throws what `complain` makes of the reason. */
export async function payAction(pay: PaySide, body: Body, complain: Complain): Promise<void> {
  const act = SHEET_ACTS.find((one) => one in body)
  if (!act && !('resend' in body)) throw complain('the body must have confirm, cancel, fail or resend')
  try {
    if (act) pay[act](textOf(body, act))
    else await pay.resend(textOf(body, 'resend'))
  } catch (error) {
    throw complain(error instanceof Error ? error.message : String(error))
  }
}

/** `{end, kind, times, ms}` sets the fault of one end for the next request (or `times`), without kind removes it. */
export function setPayFault(pay: PaySide, body: Body, complain: Complain): void {
  const end = PAY_ENDS.find((one) => one === body.end)
  if (!end) throw complain(`end must be one of ${PAY_ENDS.join(', ')}`)
  const kind = PAY_FAULTS_OF_END[end].find((one) => one === body.kind)
  if (!kind && body.kind !== undefined) {
    throw complain(`kind must be one of ${PAY_FAULTS_OF_END[end].join(', ')}`)
  }
  const number = (key: string): number | undefined => {
    const value = body[key]
    if (value !== undefined && (typeof value !== 'number' || !(value > 0))) {
      throw complain(`${key} must be a positive number`)
    }
    return value
  }
  pay.fault(end, kind ? { kind, times: number('times') ?? 1, ms: number('ms') } : null)
}

/** A fault as `POST /__console/faults` takes it for WeChat: `{end, fault: {kind, …} | null}`. */
export function setNestedPayFault(pay: PaySide, body: Body, complain: Complain): void {
  const fault = isRecord(body.fault) ? body.fault : {}
  setPayFault(pay, { ...fault, end: body.end }, complain)
}
