import { useQueryClient } from '@tanstack/react-query'
import { replace } from '../platform/navigate'
import { signOut } from '../platform/session'
import { api } from './api'

/**
 * Signs out at a desk: the server ends the session, and nothing of this person is left on a computer that others use. The
 * call takes the token with it before the token goes, and nobody waits for it.
 */
export function useLeave(): () => void {
  const cache = useQueryClient()
  return () => {
    void api.community.deskLogin.signOut({}).catch(() => undefined)
    signOut()
    cache.clear()
    void replace('deskLogin', {})
  }
}
