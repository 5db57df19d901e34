import { now } from './live'
import type { Session } from './session.types'

const KEY = 'anlin.session'
/** A desk is shared: nobody stays signed in beyond a long shift. */
const DESK_SESSION_MS = 12 * 3_600_000

function readSession(): Session | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Session | null
    if (typeof kept?.accessToken !== 'string') return undefined
    return kept.endsAt !== undefined && kept.endsAt <= now() ? undefined : kept
  } catch {
    return undefined
  }
}

/** The token that names the caller; without a sign-in the publishable key, which names nobody. */
export const bearer = (): string => readSession()?.accessToken ?? ANLIN_PUBLISHABLE_KEY

export const isSignedIn = (): boolean => readSession() !== undefined

const keep = (session: Session): void => sessionStorage.setItem(KEY, JSON.stringify(session))

/** When this desk signs out, counted from the first look when the session was put here by somebody else. */
export function sessionEndsAt(): number | undefined {
  const session = readSession()
  if (!session) return undefined
  const endsAt = session.endsAt ?? now() + DESK_SESSION_MS
  if (session.endsAt === undefined) keep({ ...session, endsAt })
  return endsAt
}

export const signOut = (): void => sessionStorage.removeItem(KEY)

/** Whose drafts and caches these are: several people may use one desk. Read from the token's claims, trusted for nothing else. */
export function owner(): string {
  const payload = readSession()?.accessToken.split('.')[1]
  if (!payload) return ''
  try {
    const claims = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/'))) as {
      openid?: string
      sub?: string
    }
    return claims.openid ?? claims.sub ?? ''
  } catch {
    return ''
  }
}

type TokenAnswer = { access_token: string; refresh_token?: string; expires_in: number }

async function exchange(path: string, body: Record<string, string>, endsAt?: number): Promise<boolean> {
  const response = await fetch(`${ANLIN_GATEWAY}/auth/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ANLIN_PUBLISHABLE_KEY}` },
    body: JSON.stringify(body),
  }).catch(() => undefined)
  if (!response?.ok) return false
  const answer = (await response.json()) as TokenAnswer
  const session: Session = {
    accessToken: answer.access_token,
    ...(answer.refresh_token ? { refreshToken: answer.refresh_token } : {}),
    expiresAt: now() + answer.expires_in * 1000,
    ...(endsAt !== undefined && { endsAt }),
  }
  keep(session)
  return true
}

/** Exchanges the custom-login ticket of `deskLogin.collect` (design.md D7). False when the gateway refuses it. */
export const signInWithTicket = (ticket: string): Promise<boolean> =>
  exchange('signin/custom', { provider_id: 'custom', ticket }, now() + DESK_SESSION_MS)

/** A new access token from the refresh token; false when the person must sign in again. */
export async function refreshSession(): Promise<boolean> {
  const { refreshToken, endsAt } = readSession() ?? {}
  if (!refreshToken) return false
  return exchange('token', { grant_type: 'refresh_token', refresh_token: refreshToken }, endsAt)
}
