import { useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { TicketView } from '../../../contract/ticket'
import { useAssign } from '../../api/use-assign'
import { replace } from '../../platform/navigate'
import { isSignedIn, signOut } from '../../platform/session'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { FailureNotice, FailureState } from '../../ui/failure-notice'
import { Figure, Figures } from '../../ui/figure'
import { ago } from '../../ui/format'
import { Page } from '../../ui/page'
import { Skeleton } from '../../ui/skeleton'
import { AssignSheet } from '../../ui/ticket/assign-sheet'
import { say } from '../../ui/words'
import { figuresOf } from './figures'
import { MatrixTable } from './matrix-table'
import { Matter } from './matter'
import { QueueTable } from './queue-table'
import { Toolbar } from './toolbar'
import { useDeskKeys } from './use-desk-keys'
import { useLive, type Live } from './use-live'
import { useScope } from './use-scope'
import './desk-live.scss'

type Scope = ReturnType<typeof useScope>

/** Leaves nothing of this person on a computer that others use. */
function useLeave(): () => void {
  const cache = useQueryClient()
  return () => {
    signOut()
    cache.clear()
    void replace('deskLogin', {})
  }
}

function TopBar({ scope }: { scope: Scope }) {
  const leave = useLeave()
  return (
    <header className="al-desk__top">
      <strong>{say('desk.title')}</strong>
      {scope.communities.length > 1 ? (
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
      ) : (
        <span>{scope.community?.communityName}</span>
      )}
      <span className="al-desk__small al-desk__push">{say('live.keys')}</span>
      <span>{scope.name}</span>
      <Button inline kind="quiet" onPress={leave}>
        {say('desk.signOut')}
      </Button>
    </header>
  )
}

function TodayFigures({ live }: { live: Live }) {
  if (live.todayFailure) return <FailureNotice failure={live.todayFailure} />
  if (!live.today) return <Skeleton of="figure" />
  return (
    <Figures>
      {figuresOf(live.today).map((figure) => {
        const { id, opens: _opens, listTitle: _title, ...shown } = figure
        return <Figure key={id} {...shown} onPress={() => live.openFigure(figure)} />
      })}
    </Figures>
  )
}

/** A live view that stands still must say so. */
function Stale({ live }: { live: Live }) {
  if (!live.trouble || live.asOf === undefined) return null
  return <FailureNotice failure={live.trouble} kept={say('live.asOf', { ago: ago(live.asOf, live.now) })} />
}

type QueueProps = { live: Live; selected: string | undefined; onOpen: (ticketId: string) => void }

function Queue({ live, selected, onOpen }: QueueProps) {
  const { rows, failure, retry, cut } = live.queue
  const empty = say(live.typed ? 'live.empty.found' : live.figure ? 'table.empty' : `live.empty.${live.show}`)
  return (
    <>
      {live.figure && (
        <div className="al-desk__line">
          <strong>{say('live.figureOf', { figure: live.figure.title })}</strong>
          <Button inline kind="quiet" onPress={live.closeFigure}>
            {say('live.backToOpen')}
          </Button>
        </div>
      )}
      {failure ? (
        <FailureState failure={failure} onRetry={retry} />
      ) : rows ? (
        <QueueTable rows={rows} now={live.now} selected={selected} onOpen={onOpen} empty={empty} />
      ) : (
        <Skeleton of="line" count={8} />
      )}
      {cut !== undefined && <div className="al-desk__small">{say('live.more', { n: cut })}</div>}
    </>
  )
}

function Assign({ view, onClose }: { view: TicketView; onClose: () => void }) {
  return <AssignSheet {...useAssign(view, onClose)} onClose={onClose} />
}

function Desk({ scope, communityId }: { scope: Scope; communityId: string }) {
  const live = useLive(communityId)
  const [selected, setSelected] = useState<string>()
  const [assigning, setAssigning] = useState<TicketView>()
  const leave = useLeave()
  const latest = useRef(leave)
  const signedOut = live.trouble?.code === 'NO_IDENTITY'
  useEffect(() => {
    if (signedOut) latest.current()
  }, [signedOut])
  const filter = useRef<HTMLInputElement>(null)
  const table = useRef<HTMLElement>(null)
  const back = (): void => {
    if (live.typed) live.setTyped('')
    else if (selected) setSelected(undefined)
    else live.closeFigure()
  }
  useDeskKeys({ filter, table, onEscape: back, active: assigning === undefined })
  const overlay = assigning && <Assign view={assigning} onClose={() => setAssigning(undefined)} />
  return (
    <Page flush overlay={overlay}>
      <div className="al-desk">
        <TopBar scope={scope} />
        <Stale live={live} />
        <TodayFigures live={live} />
        <div className="al-desk__panes">
          <section className="al-desk__queue" ref={table}>
            <Toolbar live={live} filter={filter} />
            <Queue live={live} selected={selected} onOpen={setSelected} />
          </section>
          <aside className="al-desk__side">
            {selected === undefined ? (
              <MatrixTable counts={live.counts} onDepartment={live.setDepartment} />
            ) : (
              <Matter
                key={selected}
                ticketId={selected}
                now={live.now}
                onClose={() => setSelected(undefined)}
                onAssign={setAssigning}
              />
            )}
          </aside>
        </div>
      </div>
    </Page>
  )
}

/** What supervisors see now (domain.md §6): today's figures, what is due, the matter beside it. */
export function DeskLive() {
  const signedIn = isSignedIn()
  const scope = useScope()
  useEffect(() => {
    if (!signedIn) void replace('deskLogin', {})
  }, [signedIn])
  if (scope.community)
    return <Desk key={scope.community.communityId} scope={scope} communityId={scope.community.communityId} />
  return (
    <Page>
      {scope.failure ? (
        <FailureState failure={scope.failure} onRetry={scope.retry} />
      ) : scope.loading ? (
        <Skeleton of="card" count={3} />
      ) : (
        <>
          <TopBar scope={scope} />
          <Empty picture="search" title={say('live.none.title')} hint={say('live.none.hint')} />
        </>
      )}
    </Page>
  )
}
