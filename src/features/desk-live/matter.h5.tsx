import { useState, type ReactNode } from 'react'
import type { TicketView } from '../../../contract/ticket'
import type { Failure } from '../../api/failure'
import { useReveal } from '../../api/use-reveal'
import { useSay } from '../../api/use-say'
import { useStory } from '../../api/use-story'
import { showPhotos } from '../../platform/phone'
import { Button } from '../../ui/button'
import { FailureNotice, FailureState } from '../../ui/failure-notice'
import { ago } from '../../ui/format'
import { Icon } from '../../ui/icon/icon'
import { PromiseLine } from '../../ui/promise-line'
import { Skeleton } from '../../ui/skeleton'
import { StateTag } from '../../ui/state-tag'
import { appointWord } from '../../ui/ticket/appoint-sheet'
import { dueWords } from '../../ui/ticket/due'
import { Earlier } from '../../ui/ticket/earlier'
import { PhotoTiles } from '../../ui/photo-strip'
import { entriesOf, reportPhotos } from '../../ui/ticket/entries'
import { MessageBar } from '../../ui/ticket/message-bar'
import { outcomeWords } from '../../ui/ticket/outcome'
import { categoryWord, departmentWord, stateTag } from '../../ui/ticket/state'
import { Timeline } from '../../ui/timeline'
import { say } from '../../ui/words'
import { useMatter } from './use-matter'

type Part = { view: TicketView; now: number }

function Head({ view, now, onClose }: Part & { onClose: () => void }) {
  const due = dueWords(view, now)
  const by = [due.by, due.left].filter(Boolean).join(' · ')
  return (
    <>
      <div className="al-desk__line">
        {view.priority === 'emergency' && (
          <StateTag word={say('ticket.emergency')} icon="warning" tone="danger" />
        )}
        <StateTag {...stateTag(view.state)} />
        <span className="al-desk__small">{view.number}</span>
        <button type="button" className="al-desk__close" aria-label={say('common.close')} onClick={onClose}>
          <Icon name="close" tone="quiet" />
        </button>
      </div>
      <h2 className="al-desk__place">{view.place}</h2>
      <div>
        {categoryWord(view.category)}
        <span className="al-desk__small"> · {ago(view.submittedAt, now)}</span>
      </div>
      <PromiseLine
        who={`${departmentWord(view.department)} ${view.ownerName || say('ticket.noOwner')}`}
        {...(by && { by })}
        state={due.state}
      />
    </>
  )
}

/** Masked until asked for; what was shown stays as long as this matter does. */
function Reporter({ view }: { view: TicketView }) {
  const [shown, setShown] = useState<TicketView['reporter']>()
  const { reveal, busy, failure } = useReveal(view.ticketId, setShown)
  const { name, phone } = shown ?? view.reporter
  return (
    <>
      {`${name} ${phone}`}
      {view.mayReveal && !shown && (
        <Button inline loading={busy} onPress={reveal}>
          {say('live.reveal')}
        </Button>
      )}
      <FailureNotice failure={failure} />
    </>
  )
}

/** Whom to call at the firm that comes. */
function FirmFacts({ firm }: { firm: NonNullable<TicketView['firm']> }) {
  return (
    <>
      <div>{firm.name}</div>
      <div>{`${say('firm.contact', { name: firm.contactName })} ${firm.phone}`}</div>
      <div>{`${say('firm.emergency')} ${firm.emergencyPhone}`}</div>
    </>
  )
}

function Facts({ view }: { view: TicketView }) {
  const { ownerPhone, ownerName } = view
  const done = outcomeWords(view)
  const rows: [string, ReactNode][] = [
    [say('live.reporter'), <Reporter key={view.ticketId} view={view} />],
    ...(ownerPhone ? [[say('live.owner'), `${ownerName} ${ownerPhone}`] as [string, ReactNode]] : []),
    ...(view.firm
      ? [[say('assign.firms'), <FirmFacts key="firm" firm={view.firm} />] as [string, ReactNode]]
      : []),
    ...(done ? [[say('ticket.outcome'), done] as [string, ReactNode]] : []),
  ]
  return (
    <dl className="al-desk__facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Photos({ view }: { view: TicketView }) {
  const { photos, tiles } = reportPhotos(view)
  if (photos.length + tiles.length === 0) return null
  return (
    <div className="al-desk__photos">
      {photos.map((photo, index) => (
        <button
          key={photo}
          type="button"
          className="al-desk__photo"
          onClick={() => showPhotos(photo, photos)}
        >
          <img src={photo} alt={say('photos.preview', { n: index + 1 })} />
        </button>
      ))}
      <PhotoTiles tiles={tiles} />
    </div>
  )
}

function Happened({ view, now }: Part) {
  const story = useStory(view)
  return (
    <>
      <Earlier {...story} />
      <Timeline entries={entriesOf(story, now)} onPreview={showPhotos} />
    </>
  )
}

function Thread({ view }: { view: TicketView }) {
  return <MessageBar {...useSay(view.ticketId)} />
}

/** What a supervisor asks of the matter beside the queue. */
export type AskedMove = 'assign' | 'appoint'

type MovesProps = { view: TicketView; offered: TicketView['moves']; onAsk: MatterProps['onAsk'] }

function Moves({ view, offered, onAsk }: MovesProps) {
  if (!offered.includes('assign') && !offered.includes('appoint')) return null
  return (
    <div className="al-desk__line">
      {offered.includes('assign') && (
        <Button icon="user" onPress={() => onAsk(view, 'assign')}>
          {say('job.assign')}
        </Button>
      )}
      {offered.includes('appoint') && (
        <Button icon="clock" onPress={() => onAsk(view, 'appoint')}>
          {appointWord(view)}
        </Button>
      )}
    </div>
  )
}

export type MatterProps = {
  ticketId: string
  now: number
  /** Why the last thing asked of it was not done. */
  refused: Failure | undefined
  onClose: () => void
  onAsk: (view: TicketView, what: AskedMove) => void
}

/** The matter beside the queue: who, what, what happened; a supervisor may give it to somebody or write. */
export function Matter({ ticketId, now, refused, onClose, onAsk }: MatterProps) {
  const { view, offered, failure, retry } = useMatter(ticketId, refused)
  if (failure) return <FailureState failure={failure} onRetry={retry} />
  if (!view) return <Skeleton of="card" count={3} />
  return (
    <article className="al-desk__matter" aria-label={view.place}>
      <Head view={view} now={now} onClose={onClose} />
      <FailureNotice failure={refused} />
      <Moves view={view} offered={offered} onAsk={onAsk} />
      <p className="al-desk__text">{view.text || say('job.noText')}</p>
      <Photos view={view} />
      <Facts view={view} />
      <Happened view={view} now={now} />
      {view.maySay && <Thread view={view} />}
    </article>
  )
}
