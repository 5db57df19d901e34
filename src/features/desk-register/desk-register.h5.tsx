import { useEffect, useState, type ReactNode } from 'react'
import { useLeave } from '../../api/use-leave'
import { replace } from '../../platform/navigate'
import { isSignedIn } from '../../platform/session'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { FailureState } from '../../ui/failure-notice'
import { Page } from '../../ui/page'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/words'
import { ImportPane } from './import-pane'
import { RegisterPane } from './register-pane'
import { useRegisterScope, type RegisterScope } from './use-register-scope'
import './desk-register.scss'

function TopBar({ scope, nav }: { scope: RegisterScope; nav: ReactNode }) {
  const leave = useLeave()
  return (
    <header className="al-register__top">
      <strong>{say('desk.title')}</strong>
      {nav}
      {scope.communities.length > 1 ? (
        <select
          className="al-register__control"
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
      ) : (
        <span>{scope.community?.communityName}</span>
      )}
      <span className="al-register__push">{scope.name}</span>
      <Button inline kind="quiet" onPress={leave}>
        {say('desk.signOut')}
      </Button>
    </header>
  )
}

function Desk({ scope, communityId, nav }: { scope: RegisterScope; communityId: string; nav: ReactNode }) {
  const [importing, setImporting] = useState(false)
  return (
    <Page flush>
      <div className="al-register">
        <TopBar scope={scope} nav={nav} />
        {importing ? (
          <ImportPane communityId={communityId} onBack={() => setImporting(false)} />
        ) : (
          <RegisterPane scope={scope} communityId={communityId} onImport={() => setImporting(true)} />
        )}
      </div>
    </Page>
  )
}

/** The register of a community: who lives where, by building; brought in and taken out as a spreadsheet. */
export function DeskRegister({ nav }: { nav: ReactNode }) {
  const signedIn = isSignedIn()
  const scope = useRegisterScope()
  useEffect(() => {
    if (!signedIn) void replace('deskLogin', {})
  }, [signedIn])
  const { community } = scope
  if (community)
    return <Desk key={community.communityId} scope={scope} communityId={community.communityId} nav={nav} />
  return (
    <Page>
      {scope.failure ? (
        <FailureState failure={scope.failure} onRetry={scope.retry} />
      ) : scope.loading ? (
        <Skeleton of="card" count={3} />
      ) : (
        <>
          <TopBar scope={scope} nav={nav} />
          <Empty picture="search" title={say('register.none.title')} hint={say('register.none.hint')} />
        </>
      )}
    </Page>
  )
}
