import { optionalSetting } from '../config'
import { pause } from '../live'
import { logFailure } from '../log'
import { WeChatFailure } from './request'
import { postWithToken } from './with-token'

/** What WeChat suggests (wechat.md §5); `unchecked` when it could not say. */
export type Suggestion = 'pass' | 'review' | 'risky'
export type TextVerdict = Suggestion | 'unchecked'

/** A report never waits longer for a content check, the access token included. */
export const TEXT_WITHIN_MS = 1500
/** 评论: something written to others about a matter. */
const SCENE = 2
const PICTURE = 2

/** Without the app's id and secret nothing can be asked: texts pass, photos stay unchecked. */
export const canCheckContent = (): boolean =>
  optionalSetting('WECHAT_APPID') !== undefined && optionalSetting('WECHAT_SECRET') !== undefined

export const isSuggestion = (value: unknown): value is Suggestion =>
  value === 'pass' || value === 'review' || value === 'risky'

/** The person has not used the mini-program for two hours; WeChat looks at nothing of theirs. */
const isAway = (failure: unknown): boolean => failure instanceof WeChatFailure && failure.errcode === 61010

const ask = async (openid: string, content: string): Promise<TextVerdict> => {
  const body = { version: 2, openid, scene: SCENE, content }
  try {
    const { result } = await postWithToken('/wxa/msg_sec_check', body, TEXT_WITHIN_MS)
    const { suggest } = (result ?? {}) as { suggest?: unknown }
    return isSuggestion(suggest) ? suggest : 'unchecked'
  } catch (failure) {
    if (!isAway(failure)) logFailure('text_not_checked', failure)
    return 'unchecked'
  }
}

/**
 * `security.msgSecCheck` v2 of one text of at most 2,500 characters. Never fails and answers within 1.5 s: whatever goes
 * wrong is `unchecked`, so that no report hangs on it.
 */
export const checkText = async (openid: string, content: string): Promise<TextVerdict> => {
  const late = pause(TEXT_WITHIN_MS).then((): TextVerdict => 'unchecked')
  return Promise.race([ask(openid, content), late])
}

/**
 * `security.mediaCheckAsync` v2 of one picture; the answer comes as a push that names the trace id.
 * @param link that WeChat can fetch the picture from for half an hour
 * @throws WeChatFailure, 61010 when the person has not used the mini-program for two hours
 */
export const askForPicture = async (openid: string, link: string): Promise<string> => {
  const body = { version: 2, openid, scene: SCENE, media_url: link, media_type: PICTURE }
  const { trace_id: trace } = await postWithToken('/wxa/media_check_async', body)
  if (typeof trace !== 'string' || trace === '') throw new WeChatFailure('network', 'no trace id')
  return trace
}
