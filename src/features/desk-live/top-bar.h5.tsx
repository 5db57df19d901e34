import type { ReactNode } from 'react'
import { useLeave } from '../../api/use-leave'
import { sessionEndsAt } from '../../platform/session'
import { DeskTopBar } from '../../ui/desk-top-bar'
import { dayTime, length } from '../../ui/format'
import { say } from '../../ui/words'
import type { Scope } from './use-scope'

const SOON_MS = 15 * 60_000

/** How long this computer stays signed in. */
function Until({ now }: { now: number }) {
  const endsAt = sessionEndsAt()
  if (endsAt === undefined) return null
  const left = endsAt - now
  return left < SOON_MS ? (
    <span className="al-desk__ends" role="status">
      {say('desk.endsSoon', { left: length(left) })}
    </span>
  ) : (
    <span className="al-desk__small">{say('desk.until', { when: dayTime(endsAt, now) })}</span>
  )
}

/** With the keys that move here, and until when one stays signed in. */
export function TopBar({ scope, now, nav }: { scope: Scope; now: number; nav: ReactNode }) {
  return (
    <DeskTopBar scope={scope} nav={nav} hint={say('live.keys')} onLeave={useLeave()}>
      <Until now={now} />
    </DeskTopBar>
  )
}
