import { refusal, type AdminReply } from '../admin/reply'
import { textOf } from '../http/body'
import type { Users } from './users'

/**
 * `auth.getUserInfoForAdmin`, which `getEndUserInfo(uid)` and `queryUserInfo({uid} | {platform: 'CUSTOM', platformId})`
 * send. Other platforms (phone number, email) belong to sign-ins that are not covered.
 */
export function userInfo(
  users: Users,
  action: string,
  params: Record<string, unknown>,
): AdminReply | undefined {
  if (action !== 'auth.getUserInfoForAdmin') return undefined
  const platform = textOf(params, 'platform')
  const byPlatform = platform === 'CUSTOM' ? users.knownUidOf(textOf(params, 'platformId')) : undefined
  const uid = textOf(params, 'uuid') || (byPlatform ?? '')
  const customUserId = users.customUserIdOf(uid)
  if (customUserId === undefined) return refusal('INVALID_PARAM', 'no user with this uid or platform id')
  return { data: { uid, customUserId, isAnonymous: false, envName: textOf(params, 'envName') } }
}
