/** Codes of the pay API with their HTTP status (wechat.md §1.6). */
export const REFUSALS = {
  PARAM_ERROR: [400, '参数错误'],
  INVALID_REQUEST: [400, '无效请求'],
  APPID_MCHID_NOT_MATCH: [400, 'appid和mch_id不匹配'],
  MCH_NOT_EXISTS: [400, '商户号不存在'],
  ORDER_CLOSED: [400, '该订单已关闭'],
  ORDERPAID: [400, '该订单已支付'],
  NO_STATEMENT_EXIST: [400, '账单文件不存在'],
  STATEMENT_CREATING: [400, '账单生成中'],
  SIGN_ERROR: [401, '错误的签名，验签失败'],
  NO_AUTH: [403, '商户无权限'],
  OUT_TRADE_NO_USED: [403, '商户订单号重复'],
  NOT_ENOUGH: [403, '基本账户余额不足，请充值后重新发起'],
  USER_ACCOUNT_ABNORMAL: [403, '用户账户异常，退款请求失败'],
  ORDER_NOT_EXIST: [404, '订单不存在'],
  RESOURCE_NOT_EXISTS: [404, '查询的资源不存在'],
  FREQUENCY_LIMITED: [429, '频率超限'],
  SYSTEM_ERROR: [500, '系统异常，请稍后重试'],
} as const satisfies Record<string, readonly [number, string]>

export type RefusalCode = keyof typeof REFUSALS

/** A refusal in the service's own words: `{code, message, detail?}` with its status. */
export class PayRefusal extends Error {
  readonly status: number
  constructor(
    readonly code: RefusalCode,
    message: string = REFUSALS[code][1],
    readonly detail?: unknown,
  ) {
    super(message)
    this.status = REFUSALS[code][0]
  }

  body(): Record<string, unknown> {
    return {
      code: this.code,
      message: this.message,
      ...(this.detail !== undefined && { detail: this.detail }),
    }
  }
}

/** The refusal of a field; `field` is a JSON pointer into the body, or a name in the query. */
export function wrongField(field: string, issue: string, value?: unknown): PayRefusal {
  const location = field.startsWith('/') ? 'body' : 'query'
  return new PayRefusal('PARAM_ERROR', `参数错误：${issue}`, { field, value, issue, location })
}
