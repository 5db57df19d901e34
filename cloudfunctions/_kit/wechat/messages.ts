import { optionalSetting } from '../config'
import { postWithToken } from './with-token'

/** A message of an approved template; `openid` names who gets it, `page` opens when it is tapped. */
export type TemplateMessage = {
  openid: string
  templateId: string
  page: string
  data: Record<string, { value: string }>
}

/** One-time subscribe message (一次性订阅消息). @throws WeChatFailure, 43101 when the person's consents are used up */
export const sendSubscribeMessage = async (message: TemplateMessage): Promise<void> => {
  const { openid, templateId, page, data } = message
  await postWithToken('/cgi-bin/message/subscribe/send', {
    touser: openid,
    template_id: templateId,
    page,
    data,
    miniprogram_state: optionalSetting('WECHAT_MINIPROGRAM_STATE') ?? 'formal',
    lang: 'zh_CN',
  })
}

/**
 * 用工关系 message to a bound member of staff; `data` is a JSON string that nests the fields, as in the official
 * example (wechat.md §3.3). @throws WeChatFailure, 40256 when the person is not bound
 */
export const sendEmployeeMessage = async (message: TemplateMessage): Promise<void> => {
  const { openid, templateId, page, data } = message
  await postWithToken('/cgi-bin/message/wxopen/employeerelationmsg/send', {
    touser: openid,
    template_id: templateId,
    page,
    data: JSON.stringify({ data }),
  })
}
