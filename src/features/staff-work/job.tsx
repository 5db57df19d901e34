import { View } from '@tarojs/components'
import type { TicketView } from '../../../contract/ticket'
import type { Failure } from '../../api/failure'
import { useAppoint } from '../../api/use-appoint'
import { useAssign } from '../../api/use-assign'
import { useReveal } from '../../api/use-reveal'
import { useSay } from '../../api/use-say'
import { useStory } from '../../api/use-story'
import { replace } from '../../platform/navigate'
import { call, showPhotos } from '../../platform/phone'
import { Button } from '../../ui/button'
import { Card, Section } from '../../ui/card'
import { FailureNotice } from '../../ui/failure-notice'
import { ago } from '../../ui/format'
import { Line, Lines } from '../../ui/line'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { PhotoStrip } from '../../ui/photo-strip'
import { PromiseLine } from '../../ui/promise-line'
import { Skeleton } from '../../ui/skeleton'
import { StateTag } from '../../ui/state-tag'
import { AppointSheet, appointWord } from '../../ui/ticket/appoint-sheet'
import { AssignSheet } from '../../ui/ticket/assign-sheet'
import { CompletionCard, RatingCard } from '../../ui/ticket/completion-card'
import { dueWords } from '../../ui/ticket/due'
import { Earlier } from '../../ui/ticket/earlier'
import { entriesOf, reportPhotos } from '../../ui/ticket/entries'
import { MessageBar } from '../../ui/ticket/message-bar'
import { categoryWord, departmentWord, stateTag } from '../../ui/ticket/state'
import { UnreadTicket } from '../../ui/ticket/unread-ticket'
import { Timeline } from '../../ui/timeline'
import { say } from '../../ui/words'
import { AcceptSheet } from './accept-sheet'
import { FinishSheet } from './finish-sheet'
import { FirmCard } from './firm-card'
import { useJob, type Panel } from './use-job'
import './staff-work.scss'

const goHome = (): void => void replace('home', {})

type Part = { view: TicketView; now: number }

/** Where, what, whose and until when. */
function Head({ view, now }: Part) {
  const due = dueWords(view, now)
  const who = [departmentWord(view.department), view.ownerName || say('ticket.noOwner')].join(' ')
  const by = [due.by, due.left].filter(Boolean).join(' · ')
  return (
    <Card>
      <View className="al-job">
        <View className="al-job__head">
          {view.priority === 'emergency' && (
            <StateTag word={say('ticket.emergency')} icon="warning" tone="danger" />
          )}
          <StateTag {...stateTag(view.state)} />
        </View>
        <View className="al-job__where al-job__where--large">{view.place}</View>
        <View>{categoryWord(view.category)}</View>
        <View className="al-job__since">
          {say('jobs.since', { ago: ago(view.submittedAt, now), number: view.number })}
        </View>
        <PromiseLine who={who} {...(by && { by })} state={due.state} />
      </View>
    </Card>
  )
}

/** One tap: the number is shown on the server's word and dialled. */
function Reporter({ view }: { view: TicketView }) {
  const { name, phone } = view.reporter
  const mayCall = view.mayReveal && phone !== ''
  const { reveal, busy, failure } = useReveal(view.ticketId, (shown) => call(shown.phone))
  return (
    <View className="al-job__call">
      <FailureNotice failure={failure} />
      <Lines>
        <Line
          icon="user"
          title={name}
          note={phone === '' ? say('job.callNone') : mayCall ? phone : say('job.callHidden')}
          {...(mayCall && {
            trailing: (
              <Button inline icon="phone" loading={busy} onPress={reveal}>
                {say('job.call')}
              </Button>
            ),
          })}
        />
      </Lines>
    </View>
  )
}

function Report({ view }: { view: TicketView }) {
  return (
    <Card>
      <View className="al-job__block">
        <View>{view.text || say('job.noText')}</View>
        <PhotoStrip {...reportPhotos(view)} onPreview={showPhotos} />
      </View>
    </Card>
  )
}

function Story({ view, now }: Part) {
  const bar = useSay(view.ticketId)
  const story = useStory(view)
  return (
    <Section title={say('job.story')}>
      <Card>
        <Earlier {...story} />
        <Timeline entries={entriesOf(story, now)} onPreview={showPhotos} />
      </Card>
      {view.maySay && <MessageBar {...bar} />}
    </Section>
  )
}

type AssignProps = { view: TicketView; onClose: () => void; onRefused: (why: Failure) => void }

function Assign({ view, onClose, onRefused }: AssignProps) {
  return <AssignSheet {...useAssign(view, onClose, onRefused)} onClose={onClose} />
}

function Appoint({ view, now, onClose, onRefused }: AssignProps & { now: number }) {
  const command = useAppoint(view.ticketId, onClose, onRefused)
  return <AppointSheet ticket={view} now={now} {...command} onClose={onClose} />
}

type OverlayProps = Part & { panel: Panel; onClose: (which: Panel, why?: Failure) => void }

function Overlay({ view, now, panel, onClose }: OverlayProps) {
  const close = (): void => onClose(panel)
  const refused = (why: Failure): void => onClose(panel, why)
  if (panel === 'accept')
    return <AcceptSheet card={view} onClose={close} onDone={close} onRefused={refused} />
  if (panel === 'finish')
    return <FinishSheet ticket={view} onClose={close} onDone={close} onRefused={refused} />
  if (panel === 'appoint') return <Appoint view={view} now={now} onClose={close} onRefused={refused} />
  return <Assign view={view} onClose={close} onRefused={refused} />
}

/** One job on the phone of whoever does it. */
export function Job({ ticketId, asked }: { ticketId: string; asked: Panel | undefined }) {
  const job = useJob(ticketId, asked)
  const { view, now, steps, mayAssign, mayAppoint, panel } = job
  const [main, ...others] = steps
  if (!view)
    return (
      <Page title={say('jobs.title')}>
        {job.unread ? (
          <UnreadTicket failure={job.unread} onRetry={job.retry} onHome={goHome} />
        ) : (
          <Skeleton of="card" count={3} />
        )}
      </Page>
    )
  const action =
    (main ?? (mayAssign || mayAppoint)) ? (
      <>
        <FailureNotice failure={job.failure} />
        {main && (
          <Button kind="primary" large loading={job.busy} onPress={() => job.take(main)}>
            {say(`move.${main}`)}
          </Button>
        )}
        <View className="al-job__side">
          {others.map((step) => (
            <Button key={step} onPress={() => job.take(step)}>
              {say(`move.${step}`)}
            </Button>
          ))}
          {mayAppoint && <Button onPress={() => job.openPanel('appoint')}>{appointWord(view)}</Button>}
          {mayAssign && <Button onPress={() => job.openPanel('assign')}>{say('job.assign')}</Button>}
        </View>
      </>
    ) : undefined
  const overlay = panel && <Overlay view={view} now={now} panel={panel} onClose={job.closePanel} />
  return (
    <Page title={say('job.title', { number: view.number })} action={action} overlay={overlay}>
      {!action && <FailureNotice failure={job.failure} />}
      <Head view={view} now={now} />
      {view.state === 'done' && <Notice tone="ok" title={say('job.doneNotice')} />}
      <CompletionCard view={view} now={now} onPreview={showPhotos} />
      <RatingCard rating={view.rating} />
      <FirmCard view={view} />
      <Reporter view={view} />
      <Report view={view} />
      <Story view={view} now={now} />
    </Page>
  )
}
