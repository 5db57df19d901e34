import type { TicketView } from '../../../contract/ticket'
import { useStory, type Story } from '../../api/use-story'
import { showPhotos } from '../../platform/phone'
import { Button } from '../../ui/button'
import { Card, Section } from '../../ui/card'
import { Earlier } from '../../ui/ticket/earlier'
import { entriesOf, reportPhotos } from '../../ui/ticket/entries'
import { isAnyShown } from '../../ui/ticket/photos-shown'
import { Timeline, type TimelineEntry } from '../../ui/timeline'
import { dayTime } from '../../ui/format'
import { say } from '../../ui/words'
import { MessageBox } from './message-box'

/** What was reported is the first message of the conversation. */
function reported(view: TicketView, mine: boolean, now: number): TimelineEntry[] {
  const shown = reportPhotos(view)
  if (view.text === '' && !isAnyShown(shown)) return []
  return [
    {
      id: 'report',
      at: dayTime(view.submittedAt, now),
      side: mine ? 'mine' : 'theirs',
      who: view.reporter.name,
      ...(view.text && { text: view.text }),
      ...shown,
    },
  ]
}

/** The report stands where it was made: after the first step, once the story is shown from its beginning. */
function entriesFrom(view: TicketView, story: Story, now: number): TimelineEntry[] {
  const entries = entriesOf(story, now)
  if (story.more) return entries
  const mine = story.timeline[0]?.who.me !== false
  return [...entries.slice(0, 1), ...reported(view, mine, now), ...entries.slice(1)]
}

type TalkProps = { view: TicketView; now: number; onCancel: () => void }

/** Steps, photos and messages in the order they happened, and what to answer. */
export function Talk({ view, now, onCancel }: TalkProps) {
  const story = useStory(view)
  return (
    <Section title={say('talk.title')}>
      <Card>
        <Earlier {...story} />
        <Timeline entries={entriesFrom(view, story, now)} onPreview={showPhotos} />
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
