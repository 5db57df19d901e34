import { refusal, type AdminReply } from '../admin/reply'
import { isRecord, textOf } from '../http/body'
import { carryOut, WECHAT_API, type WechatApiOptions } from './api-route'

/** Cloud-call names (云调用, with or without `openapi.`) and the end each stands for. */
const PATHS: Record<string, string> = {
  'subscribeMessage.send': '/wechat/cgi-bin/message/subscribe/send',
  'security.msgSecCheck': '/wechat/wxa/msg_sec_check',
  'security.mediaCheckAsync': '/wechat/wxa/media_check_async',
  'phonenumber.getPhoneNumber': '/wechat/wxa/business/getuserphonenumber',
}

function bodyOf(params: Record<string, unknown>): Record<string, unknown> {
  const text = textOf(params, 'requestData')
  const value: unknown = text === '' ? {} : JSON.parse(text)
  return isRecord(value) ? value : {}
}

/**
 * `wx.api`, which `callWxOpenApi({apiName, requestData})` of the server SDK sends: the same ends without an access token.
 * What WeChat keeps from cloud calls stays out: stable_token and 用工关系 messages (wechat.md §3.2).
 */
export async function callOpenApi(
  o: WechatApiOptions,
  action: string,
  params: Record<string, unknown>,
): Promise<AdminReply> {
  const apiName = textOf(params, 'apiName')
  const path = PATHS[apiName.replace(/^openapi\./, '')] ?? ''
  const end = WECHAT_API[path]
  if (action !== 'wx.api')
    return refusal('INVALID_PARAM', `${action} speaks protobuf, which the local cloud does not.`)
  if (!end) return refusal('INVALID_PARAM', `-604100 API not found: ${apiName}`)
  const url = new URL(`http://127.0.0.1${path}`)
  const outcome = await carryOut(o, end, { url, body: bodyOf(params) })
  if (typeof outcome === 'string') return refusal('SYS_ERR', `-604102 the call of ${apiName} got no answer`)
  return { data: { responseData: JSON.stringify(outcome.answer) } }
}
