import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { TicketView } from '../../../contract/ticket'
import type { Failure } from '../../api/failure'
import { useAppoint } from '../../api/use-appoint'
import { useAssign } from '../../api/use-assign'
import { useLeave } from '../../api/use-leave'
import { useNow } from '../../api/use-now'
import { replace } from '../../platform/navigate'
import { isSignedIn, sessionEndsAt } from '../../platform/session'
import { Empty } from '../../ui/empty'
import { classes } from '../../ui/class-names'
import { FailureNotice, FailureState } from '../../ui/failure-notice'
import { ago } from '../../ui/format'
import { Page } from '../../ui/page'
import { Skeleton } from '../../ui/skeleton'
import { AppointSheet } from '../../ui/ticket/appoint-sheet'
import { AssignSheet } from '../../ui/ticket/assign-sheet'
import { say } from '../../ui/words'
import { MatrixTable } from './matrix-table'
import { Matter, type AskedMove } from './matter'
import { Queue } from './queue-pane'
import { TodayFigures } from './today-figures'
import { Toolbar } from './toolbar'
import { TopBar } from './top-bar'
import { useDeskKeys } from './use-desk-keys'
import { useLive, type Live } from './use-live'
import { useScope, type Scope } from './use-scope'
import './desk-live.scss'

/** A live view that stands still must say so. */
function Stale({ live }: { live: Live }) {
  if (!live.trouble || live.asOf === undefined) return null
  return <FailureNotice failure={live.trouble} kept={say('live.asOf', { ago: ago(live.asOf, live.now) })} />
}

type AskProps = { view: TicketView; onClose: () => void; onRefused: (why: Failure) => void }

function Assign({ view, onClose, onRefused }: AskProps) {
  return <AssignSheet {...useAssign(view, onClose, onRefused)} onClose={onClose} />
}

function Appoint({ view, onClose, onRefused }: AskProps) {
  const command = useAppoint(view.ticketId, onClose, onRefused)
  return <AppointSheet ticket={view} now={useNow()} {...command} onClose={onClose} />
}

/** What is asked of the matter, and of which. */
type Asking = { of: TicketView; what: AskedMove }

type DeskProps = { scope: Scope; communityId: string; nav: ReactNode }

function Desk({ scope, communityId, nav }: DeskProps) {
  const live = useLive(communityId)
  const [selected, setSelected] = useState<string>()
  const [asking, setAsking] = useState<Asking>()
  const [refused, setRefused] = useState<Failure>()
  const select = (ticketId: string | undefined): void => {
    setRefused(undefined)
    setSelected(ticketId)
  }
  const ask = (next: Asking | undefined, why?: Failure): void => {
    setRefused(why)
    setAsking(next)
  }
  const leave = useLeave()
  const latest = useRef(leave)
  const endsAt = sessionEndsAt()
  const signedOut = live.trouble?.code === 'NO_IDENTITY' || (endsAt !== undefined && endsAt <= live.now)
  useEffect(() => {
    if (signedOut) latest.current()
  }, [signedOut])
  const filter = useRef<HTMLInputElement>(null)
  const table = useRef<HTMLElement>(null)
  const back = (): void => {
    if (live.typed) live.setTyped('')
    else if (selected) select(undefined)
    else live.reset()
  }
  useDeskKeys({ filter, table, onEscape: back, active: asking === undefined })
  const Asked = asking?.what === 'appoint' ? Appoint : Assign
  const overlay = asking && (
    <Asked view={asking.of} onClose={() => ask(undefined)} onRefused={(why) => ask(undefined, why)} />
  )
  return (
    <Page flush overlay={overlay}>
      <div className="al-desk">
        <TopBar scope={scope} now={live.now} nav={nav} />
        <Stale live={live} />
        <TodayFigures live={live} />
        <div className="al-desk__panes">
          <section
            className="al-desk__queue"
            ref={table}
            onMouseMove={live.queue.touch}
            onScrollCapture={live.queue.touch}
            onFocus={live.queue.touch}
            onKeyDown={live.queue.touch}
          >
            <Toolbar live={live} filter={filter} />
            <Queue live={live} selected={selected} onOpen={select} />
          </section>
          <aside className={classes('al-desk__side', selected !== undefined && 'al-desk__side--matter')}>
            {selected === undefined ? (
              live.counts && <MatrixTable counts={live.counts} onLook={live.look} />
            ) : (
              <Matter
                key={selected}
                ticketId={selected}
                now={live.now}
                refused={refused}
                onClose={() => select(undefined)}
                onAsk={(of, what) => ask({ of, what })}
              />
            )}
          </aside>
        </div>
      </div>
    </Page>
  )
}

/** What supervisors see now (domain.md §6): today's figures, what is due, the matter beside it. `nav` leads to the desk's other pages. */
export function DeskLive({ nav }: { nav?: ReactNode }) {
  const signedIn = isSignedIn()
  const scope = useScope()
  const now = useNow()
  useEffect(() => {
    if (!signedIn) void replace('deskLogin', {})
  }, [signedIn])
  if (scope.community)
    return (
      <Desk
        key={scope.community.communityId}
        scope={scope}
        communityId={scope.community.communityId}
        nav={nav}
      />
    )
  return (
    <Page>
      {scope.failure ? (
        <FailureState failure={scope.failure} onRetry={scope.retry} />
      ) : scope.loading ? (
        <Skeleton of="card" count={3} />
      ) : (
        <>
          <TopBar scope={scope} now={now} nav={nav} />
          <Empty picture="search" title={say('live.none.title')} hint={say('live.none.hint')} />
        </>
      )}
    </Page>
  )
}
