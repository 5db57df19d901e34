import { usePulse } from './api/use-pulse'
import { useMe } from './api/use-me'

/** The app's one poll, while somebody we know uses it. */
export function AppPulse() {
  const { who } = useMe()
  usePulse(who?.personId !== undefined)
  return null
}
