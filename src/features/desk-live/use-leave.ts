import { useQueryClient } from '@tanstack/react-query'
import { replace } from '../../platform/navigate'
import { signOut } from '../../platform/session'

/** Leaves nothing of this person on a computer that others use. */
export function useLeave(): () => void {
  const cache = useQueryClient()
  return () => {
    signOut()
    cache.clear()
    void replace('deskLogin', {})
  }
}
