import { useState } from 'react'
import type { HomeRequestView } from '../../../contract/community/home'
import { REQUEST_STATES } from '../../../domain/community/home-request'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { DataTable } from '../../ui/data-table'
import type { Column } from '../../ui/data-table.types'
import { FailureState } from '../../ui/failure-notice'
import { ago, dayTime } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/words'
import { HandOver } from './hand-over'
import { RequestPane } from './request-pane'
import { useRequests, type Requests } from './use-requests'
import './desk-homes.scss'

const columnsAt = (now: number, waiting: boolean): Column<HomeRequestView>[] => [
  { id: 'name', head: say('askHome.name'), cell: ({ name }) => name, width: '20%' },
  { id: 'place', head: say('askHome.place'), cell: ({ place }) => place },
  {
    id: 'relation',
    head: say('deskHomes.relation'),
    cell: ({ relation }) => say(`relation.${relation}`),
    width: '84px',
  },
  {
    id: 'at',
    head: say(waiting ? 'deskHomes.askedAt' : 'deskHomes.decidedAt'),
    cell: ({ askedAt, decision }) => (waiting ? ago(askedAt, now) : dayTime(decision?.at ?? askedAt, now)),
    figures: true,
    width: '140px',
  },
]

function List({ state }: { state: Requests }) {
  const { requests, failure, retry, now, opened, open, more, loadingMore } = state
  if (failure) return <FailureState failure={failure} onRetry={retry} />
  if (!requests) return <Skeleton of="line" count={6} />
  return (
    <>
      <DataTable
        caption={say('deskHomes.title')}
        columns={columnsAt(now, state.state === 'waiting')}
        rows={requests}
        keyOf={({ requestId }) => requestId}
        onOpen={open}
        {...(opened && { selectedKey: opened.requestId })}
        empty={say(state.state === 'waiting' ? 'deskHomes.none' : 'deskHomes.none.decided')}
      />
      {more && (
        <Button onPress={more} loading={loadingMore}>
          {say('tickets.older')}
        </Button>
      )}
    </>
  )
}

function RequestDesk({ state }: { state: Requests }) {
  const [decided, setDecided] = useState<HomeRequestView>()
  const { opened } = state
  return (
    <>
      {decided && (
        <Notice
          tone="ok"
          title={say(decided.state === 'approved' ? 'deskHomes.approved' : 'deskHomes.refused', {
            name: decided.name,
          })}
        >
          {decided.decision?.sentence}
        </Notice>
      )}
      <div className="al-desk-homes__panes">
        <section className="al-desk-homes__list">
          <List state={state} />
        </section>
        {opened && (
          <aside className="al-desk-homes__side">
            <RequestPane
              key={opened.requestId}
              request={opened}
              now={state.now}
              onDecided={(request) => {
                setDecided(request)
                state.close()
                state.refresh()
              }}
              onTaken={state.refresh}
            />
          </aside>
        )}
      </div>
    </>
  )
}

type Tab = (typeof REQUEST_STATES)[number] | 'handOver'

/** The front desk's homes: requests to be bound, oldest first, and moving out (domain.md §2). */
export function DeskHomes({ communityId }: { communityId: string }) {
  const state = useRequests(communityId)
  const [tab, setTab] = useState<Tab>('waiting')
  const choose = (next: Tab): void => {
    setTab(next)
    if (next !== 'handOver') state.show(next)
  }
  return (
    <>
      <Choice
        label={say('deskHomes.title')}
        options={[
          ...REQUEST_STATES.map((value) => ({ value, word: say(`deskHomes.tab.${value}`) })),
          { value: 'handOver' as const, word: say('handOver.do') },
        ]}
        value={tab}
        onChange={choose}
      />
      {tab === 'handOver' ? <HandOver communityId={communityId} /> : <RequestDesk key={tab} state={state} />}
    </>
  )
}
