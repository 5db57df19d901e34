import { useState } from 'react'
import type { TicketCard } from '../../../contract/ticket'
import type { Failure } from '../../api/failure'
import { open } from '../../platform/navigate'
import { Button } from '../../ui/button'
import { Section } from '../../ui/card'
import { Empty } from '../../ui/empty'
import { FailureNotice, FailureState } from '../../ui/failure-notice'
import { Page } from '../../ui/page'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/words'
import { AcceptSheet } from './accept-sheet'
import { JobRow } from './job-row'
import { stepOfCard, type Step } from './steps'
import { useJobs } from './use-jobs'
import './staff-work.scss'

type ListProps = {
  title: string
  cards: readonly TicketCard[]
  as: 'handler' | 'colleague'
  now: number
  /** The screen's loudest button is in this list. */
  leads: boolean
  onAsk: (card: TicketCard, step: Step) => void
}

function JobList({ title, cards, as, now, leads, onAsk }: ListProps) {
  if (cards.length === 0) return null
  return (
    <Section title={title}>
      {cards.map((card, index) => (
        <JobRow
          key={card.ticketId}
          card={card}
          now={now}
          step={stepOfCard(card, as)}
          first={leads && index === 0}
          onOpen={() => void open('staffJob', { id: card.ticketId })}
          onAsk={(step) => onAsk(card, step)}
        />
      ))}
    </Section>
  )
}

/** A technician's day: my jobs by what is due, what nobody has taken yet, what waits for residents. */
export function Jobs() {
  const { now, working, waiting, offered, loading, failure, refresh, more, loadingMore } = useJobs()
  const [accepting, setAccepting] = useState<TicketCard>()
  const [refused, setRefused] = useState<Failure>()
  const ask = (card: TicketCard, step: Step): void => {
    setRefused(undefined)
    if (step === 'accept') setAccepting(card)
    else void open('staffJob', { id: card.ticketId, do: 'finish' })
  }
  const finish = (failed?: Failure): void => {
    setAccepting(undefined)
    setRefused(failed)
  }
  const overlay = accepting && (
    <AcceptSheet
      card={accepting}
      onClose={() => setAccepting(undefined)}
      onDone={() => finish()}
      onRefused={finish}
    />
  )
  const idle = working.length === 0 && offered.length === 0 && waiting.length === 0
  return (
    <Page title={say('jobs.title')} overlay={overlay}>
      <FailureNotice failure={refused} />
      {failure ? (
        <FailureState failure={failure} onRetry={refresh} />
      ) : loading ? (
        <Skeleton of="card" count={3} />
      ) : (
        <>
          {idle && <Empty picture="done" title={say('jobs.none.title')} hint={say('jobs.none.hint')} />}
          <JobList title={say('jobs.mine')} cards={working} as="handler" now={now} leads onAsk={ask} />
          <JobList
            title={say('jobs.offered')}
            cards={offered}
            as="colleague"
            now={now}
            leads={working.length === 0}
            onAsk={ask}
          />
          <JobList
            title={say('jobs.waiting')}
            cards={waiting}
            as="handler"
            now={now}
            leads={false}
            onAsk={ask}
          />
          {more && (
            <Button kind="quiet" loading={loadingMore} onPress={more}>
              {say('jobs.more')}
            </Button>
          )}
        </>
      )}
    </Page>
  )
}
