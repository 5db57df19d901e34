import { useEffect } from 'react'
import { useLeave } from '../../api/use-leave'
import { replace } from '../../platform/navigate'
import { isSignedIn } from '../../platform/session'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { FailureState } from '../../ui/failure-notice'
import { Page } from '../../ui/page'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/words'
import { DeskNav } from './desk-nav'
import type { DeskFrameProps } from './desk-frame.types'
import type { DeskPage } from './desk-pages'
import { useDeskScope, type DeskScope } from './use-desk-scope'
import './desk-frame.scss'

function Communities({ scope }: { scope: DeskScope }) {
  if (scope.communities.length < 2)
    return <span className="al-desk-frame__community">{scope.community?.communityName}</span>
  return (
    <select
      className="al-desk-frame__control"
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

function TopBar({ at, scope }: { at: DeskPage; scope: DeskScope }) {
  const leave = useLeave()
  return (
    <header className="al-desk-frame__top">
      <div className="al-desk-frame__where">
        <strong>{say('desk.title')}</strong>
        <Communities scope={scope} />
      </div>
      <DeskNav at={at} />
      <span className="al-desk-frame__push">{scope.name}</span>
      <Button inline kind="quiet" onPress={leave}>
        {say('desk.signOut')}
      </Button>
    </header>
  )
}

/** A page of the desk: who is here and where, the way to the other pages, and what the page is about once that is known. */
export function DeskFrame({ at, children }: DeskFrameProps) {
  const signedIn = isSignedIn()
  const scope = useDeskScope(at)
  useEffect(() => {
    if (!signedIn) void replace('deskLogin', {})
  }, [signedIn])
  const { community } = scope
  if (scope.failure)
    return (
      <Page>
        <FailureState failure={scope.failure} onRetry={scope.retry} />
      </Page>
    )
  return (
    <Page flush>
      <div className="al-desk-frame">
        <TopBar at={at} scope={scope} />
        {scope.loading ? (
          <Skeleton of="line" count={6} />
        ) : community ? (
          children({ ...community, personId: scope.personId, roles: scope.roles, choose: scope.choose })
        ) : (
          <Empty picture="search" title={say('deskFrame.none.title')} hint={say('deskFrame.none.hint')} />
        )}
      </div>
    </Page>
  )
}
