import type { TicketView } from '../../../contract/ticket'
import { showPhotos } from '../../platform/phone'
import { Button } from '../../ui/button'
import { Card, Section } from '../../ui/card'
import { entriesOf, reportPhotos } from '../../ui/ticket/entries'
import { Timeline, type TimelineEntry } from '../../ui/timeline'
import { dayTime } from '../../ui/format'
import { say } from '../../ui/words'
import { MessageBox } from './message-box'

/** What was reported is the first message of the conversation. */
function reported(view: TicketView, now: number): TimelineEntry[] {
  const photos = reportPhotos(view)
  if (view.text === '' && photos.length === 0) return []
  const first = view.timeline.find(({ what }) => what === 'submitted')
  return [
    {
      id: 'report',
      at: dayTime(view.submittedAt, now),
      side: first?.who.me === false ? 'theirs' : 'mine',
      who: view.reporter.name,
      ...(view.text && { text: view.text }),
      ...(photos.length > 0 && { photos }),
    },
  ]
}

type TalkProps = { view: TicketView; now: number; onCancel: () => void }

/** Steps, photos and messages in the order they happened, and what to answer. */
export function Talk({ view, now, onCancel }: TalkProps) {
  const [submitted, ...rest] = entriesOf(view, now)
  const entries = [...(submitted ? [submitted] : []), ...reported(view, now), ...rest]
  return (
    <Section title={say('talk.title')}>
      <Card>
        <Timeline entries={entries} onPreview={showPhotos} />
        {view.maySay && <MessageBox ticketId={view.ticketId} />}
      </Card>
      {view.moves.includes('cancel') && (
        <Button kind="quiet" onPress={onCancel}>
          {say('ticket.cancel')}
        </Button>
      )}
    </Section>
  )
}
