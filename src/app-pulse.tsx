import { PRIVACY_NOTICE_VERSION } from '../domain/community/consent'
import { usePulse } from './api/use-pulse'
import { useMe } from './api/use-me'

/** The app's one poll, while somebody we know uses it who lets us use their data. */
export function AppPulse() {
  const { who } = useMe()
  usePulse(who?.consent?.version === PRIVACY_NOTICE_VERSION)
  return null
}
