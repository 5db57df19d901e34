import { useEffect } from 'react'
import { useLeave } from '../../api/use-leave'
import { replace } from '../../platform/navigate'
import { isSignedIn } from '../../platform/session'
import { DeskTopBar } from '../../ui/desk-top-bar'
import { Empty } from '../../ui/empty'
import { FailureState } from '../../ui/failure-notice'
import { Page } from '../../ui/page'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/words'
import { DeskNav } from './desk-nav'
import type { DeskFrameProps } from './desk-frame.types'
import { useDeskScope } from './use-desk-scope'
import './desk-frame.scss'

/** A page of the desk: who is here and where, the way to the other pages, and what the page is about once that is known. */
export function DeskFrame({ at, children }: DeskFrameProps) {
  const signedIn = isSignedIn()
  const scope = useDeskScope(at)
  const leave = useLeave()
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
        <DeskTopBar scope={scope} nav={<DeskNav at={at} />} onLeave={leave} />
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
