import { admitAnyone } from '../../_kit/call'
import { commit } from '../../_kit/command'
import { optionalSetting } from '../../_kit/config'
import { logFailure } from '../../_kit/log'
import { load } from '../../_kit/store/store'
import { miniProgramCode } from '../../_kit/wechat/code-picture'
import { actions } from '../actions'
import { expired } from './find-login'
import { isHeldBy, type DeskLogin } from './login'

/** The page where a phone confirms; its scene is the code. */
export const CONFIRM_PAGE = 'resident/sign-in/index'

/** One picture is enough; twice more when its answer was lost. WeChat draws 5,000 a minute for everybody together. */
const PICTURES = 3

/** Without a mini-program (no appid), or when WeChat's end fails, there is none: the digits serve as well. */
const drawn = async (code: string): Promise<string | undefined> => {
  if (optionalSetting('WECHAT_APPID') === undefined) return undefined
  try {
    return await miniProgramCode({ page: CONFIRM_PAGE, scene: code })
  } catch (failure) {
    logFailure('desk_login_picture', failure)
    return undefined
  }
}

/** The mini-program code that opens the confirming page on a phone with the digits filled in (design.md D7). */
export const picture = actions.deskLogin.picture.handler(async ({ input, errors, context: { call } }) => {
  const reload = () => load<DeskLogin>('desk_logins', input.loginId)
  const [, login] = await Promise.all([admitAnyone(call), reload()])
  if (login === undefined || !isHeldBy(login, input.secret) || login.expiresAt <= call.now)
    throw expired(errors)
  const { changed } = await commit('desk_logins', login, reload, (state) => {
    const { pictures = 0 } = state
    return pictures >= PICTURES ? undefined : { ...state, version: state.version + 1, pictures: pictures + 1 }
  })
  const found = changed ? await drawn(login.code) : undefined
  return found === undefined ? {} : { picture: found }
})
