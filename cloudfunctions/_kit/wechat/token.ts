import { setting } from '../config'
import { now } from '../live'
import { insert, load, replace } from '../store/store'
import { postToWeChat, WeChatFailure } from './request'

/** One small document per appid, shared by all instances. Functions only: no client reads this collection. */
type KeptToken = { _id: string; version: number; token: string; expiresAt: number }

/** WeChat renews five minutes before the end and keeps the old one valid meanwhile (wechat.md §3.2). */
const EARLY_MS = 5 * 60_000
const COLLECTION = 'wechat_tokens'

let remembered: KeptToken | undefined
let asking: Promise<string> | undefined

const usable = (kept: KeptToken | undefined, bad: string | undefined): kept is KeptToken =>
  kept !== undefined && kept.token !== bad && kept.expiresAt > now()

const ask = async (force: boolean): Promise<{ token: string; expiresAt: number }> => {
  const answer = await postToWeChat(
    '/cgi-bin/stable_token',
    {},
    {
      grant_type: 'client_credential',
      appid: setting('WECHAT_APPID'),
      secret: setting('WECHAT_SECRET'),
      ...(force && { force_refresh: true }),
    },
  )
  const { access_token: token, expires_in: seconds } = answer
  if (typeof token !== 'string' || typeof seconds !== 'number') throw new WeChatFailure('network', 'no token')
  return { token, expiresAt: now() + seconds * 1000 - EARLY_MS }
}

/** Forced refreshes are 20 a day and end the old token for everybody: only when WeChat hands out the refused one. */
const askFor = async (bad: string | undefined) => {
  const fresh = await ask(false)
  return fresh.token === bad ? ask(true) : fresh
}

/** A conflict means that another instance was first; either token is good, so nothing is repeated. */
const keep = async (before: KeptToken | undefined, fresh: { token: string; expiresAt: number }) => {
  const after = { _id: setting('WECHAT_APPID'), version: (before?.version ?? 0) + 1, ...fresh }
  await (before === undefined ? insert(COLLECTION, after) : replace(COLLECTION, before, after))
  remembered = after
  return after.token
}

const find = async (bad: string | undefined): Promise<string> => {
  const kept = await load<KeptToken>(COLLECTION, setting('WECHAT_APPID'))
  if (!usable(kept, bad)) return keep(kept, await askFor(bad))
  remembered = kept
  return kept.token
}

/**
 * The access token: from memory, else from the shared document, else from WeChat; many who ask at once ask once.
 * @param bad a token that WeChat has just refused (40001, 42001)
 */
export const accessToken = async (bad?: string): Promise<string> => {
  if (usable(remembered, bad)) return remembered.token
  asking ??= find(bad).finally(() => {
    asking = undefined
  })
  const token = await asking
  // Somebody else's question, asked before the token was refused, may have found the refused one.
  return token === bad ? find(bad) : token
}
