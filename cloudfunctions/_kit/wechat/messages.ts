import { optionalSetting } from '../config'
import { postToWeChat, WeChatFailure } from './request'
import { accessToken } from './token'

/** A message of an approved template; `openid` names who gets it, `page` opens when it is tapped. */
export type TemplateMessage = {
  openid: string
  templateId: string
  page: string
  data: Record<string, { value: string }>
}

const isTokenRefused = (failure: unknown): boolean =>
  failure instanceof WeChatFailure && (failure.errcode === 40001 || failure.errcode === 42001)

/** With the token in the address; a refused token is renewed once and the call repeated once (wechat.md §3.1). */
const postWithToken = async (path: string, body: unknown): Promise<void> => {
  const token = await accessToken()
  try {
    await postToWeChat(path, { access_token: token }, body)
  } catch (failure) {
    if (!isTokenRefused(failure)) throw failure
    await postToWeChat(path, { access_token: await accessToken(token) }, body)
  }
}

/** One-time subscribe message (一次性订阅消息). @throws WeChatFailure, 43101 when the person's consents are used up */
export const sendSubscribeMessage = ({ openid, templateId, page, data }: TemplateMessage): Promise<void> =>
  postWithToken('/cgi-bin/message/subscribe/send', {
    touser: openid,
    template_id: templateId,
    page,
    data,
    miniprogram_state: optionalSetting('WECHAT_MINIPROGRAM_STATE') ?? 'formal',
    lang: 'zh_CN',
  })

/**
 * 用工关系 message to a bound member of staff; `data` is a JSON string that nests the fields, as in the official
 * example (wechat.md §3.3). @throws WeChatFailure, 40256 when the person is not bound
 */
export const sendEmployeeMessage = ({ openid, templateId, page, data }: TemplateMessage): Promise<void> =>
  postWithToken('/cgi-bin/message/wxopen/employeerelationmsg/send', {
    touser: openid,
    template_id: templateId,
    page,
    data: JSON.stringify({ data }),
  })
