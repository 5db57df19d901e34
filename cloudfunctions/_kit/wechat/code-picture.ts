import { optionalSetting } from '../config'
import { pictureFromWeChat, WeChatFailure } from './request'
import { withToken } from './with-token'

/** More than this is no code but a mistake; the answer of a function carries it as base64. */
const MOST_BYTES = 140_000
/** Pixels; the smallest that WeChat draws (280) is hard to read across a desk on a fine screen. */
const WIDTH = 430

/** One setting says which version messages and codes open, in the words of either end (wechat.md §3). */
const VERSIONS = { formal: 'release', trial: 'trial', developer: 'develop' } as const
const isState = (state: string): state is keyof typeof VERSIONS => state in VERSIONS

const version = (): (typeof VERSIONS)[keyof typeof VERSIONS] => {
  const state = optionalSetting('WECHAT_MINIPROGRAM_STATE') ?? 'formal'
  if (!isState(state)) throw new Error(`WECHAT_MINIPROGRAM_STATE: ${state} is no version`)
  return VERSIONS[state]
}

const typeOf = (picture: Buffer): 'image/png' | 'image/jpeg' =>
  picture.subarray(1, 4).toString('latin1') === 'PNG' ? 'image/png' : 'image/jpeg'

/**
 * A mini-program code (小程序码, getwxacodeunlimit) that opens `page` with `scene`, as a data URL.
 * @param page without a leading slash; must be part of the released version, or the version set must not be it
 * @param scene at most 32 characters of those that WeChat allows
 * @throws WeChatFailure, 41030 when the page is not released, 45009 beyond 5,000 a minute
 */
export const miniProgramCode = async ({ page, scene }: { page: string; scene: string }): Promise<string> => {
  const envVersion = version()
  const body = {
    scene,
    page,
    env_version: envVersion,
    // WeChat checks the page against the released version only.
    check_path: envVersion === 'release',
    width: WIDTH,
  }
  const picture = await withToken((token) =>
    pictureFromWeChat('/wxa/getwxacodeunlimit', { access_token: token }, body),
  )
  if (picture.length > MOST_BYTES) throw new WeChatFailure('network', 'the picture is too large')
  return `data:${typeOf(picture)};base64,${picture.toString('base64')}`
}
