import { refusal, type AdminReply } from '../admin/reply'
import { textOf } from '../http/body'
import type { Users } from './users'

/** `auth.getUserInfoForAdmin`: what custom login knows about a CloudBase uid. Platform look-ups are not covered. */
export function userInfo(
  users: Users,
  action: string,
  params: Record<string, unknown>,
): AdminReply | undefined {
  if (action !== 'auth.getUserInfoForAdmin') return undefined
  const uid = textOf(params, 'uuid')
  const customUserId = users.customUserIdOf(uid)
  if (customUserId === undefined) return refusal('INVALID_PARAM', `no user with uid "${uid}"`)
  return { data: { uid, customUserId, isAnonymous: false, envName: textOf(params, 'envName') } }
}
