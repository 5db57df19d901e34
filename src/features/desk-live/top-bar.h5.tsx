import type { ReactNode } from 'react'
import { useLeave } from '../../api/use-leave'
import { sessionEndsAt } from '../../platform/session'
import { Button } from '../../ui/button'
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

function Communities({ scope }: { scope: Scope }) {
  if (scope.communities.length < 2)
    return <span className="al-desk__community">{scope.community?.communityName}</span>
  return (
    <select
      className="al-desk__control"
      aria-label={say('live.community')}
      value={scope.community?.communityId}
      onChange={({ target }) => scope.choose(target.value)}
    >
      {scope.communities.map(({ communityId, communityName }) => (
        <option key={communityId} value={communityId}>
          {communityName}
        </option>
      ))}
    </select>
  )
}

/** Where one is, who one is, until when, and the way out. */
export function TopBar({ scope, now, nav }: { scope: Scope; now: number; nav: ReactNode }) {
  const leave = useLeave()
  return (
    <header className="al-desk__top">
      <div className="al-desk__where">
        <strong>{say('desk.title')}</strong>
        <Communities scope={scope} />
      </div>
      {nav}
      <span className="al-desk__small al-desk__push">{say('live.keys')}</span>
      <span>{scope.name}</span>
      <Until now={now} />
      <Button inline kind="quiet" onPress={leave}>
        {say('desk.signOut')}
      </Button>
    </header>
  )
}
