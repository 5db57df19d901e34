import { KINDS, TAXONOMY, type Category, type Kind } from '../../../domain/routing/taxonomy'
import { maySendAgain } from '../../api/failure'
import { useMe, type Home } from '../../api/use-me'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { Empty, ErrorState } from '../../ui/empty'
import { FailureNotice } from '../../ui/failure-notice'
import { failureWords } from '../../ui/failure-words'
import { TextArea } from '../../ui/field'
import { Page } from '../../ui/page'
import { Skeleton } from '../../ui/skeleton'
import { categoryWord } from '../../ui/ticket/state'
import { say } from '../../ui/words'
import { Danger } from './danger'
import { Emergency, Responsible } from './before-sending'
import { ReportPhotos } from './report-photos'
import { ReportSent } from './report-sent'
import { Where } from './where'
import { MAX_TEXT, useReport } from './use-report'

/** Words, praise and questions have no place. */
const HAS_PLACE: readonly Kind[] = KINDS.filter(
  (kind) => kind !== 'inquiry' && kind !== 'suggestion' && kind !== 'praise',
)

type FormProps = { category: Category; current: Home; atOnce: boolean }

function ReportForm({ category, current, atOnce }: FormProps) {
  const state = useReport(category, current, atOnce)
  const { draft, change, home } = state
  const { kind } = TAXONOMY[category]
  if (state.sent) return <ReportSent sent={state.sent} category={category} emergency={state.emergency} />
  const action = (
    <>
      <FailureNotice failure={state.failure} kept={say('report.kept')} queued />
      <Button
        kind="primary"
        large
        icon="send"
        loading={state.busy}
        {...(state.blockedBy && { blockedBy: state.blockedBy })}
        onPress={() => void state.submit()}
      >
        {say(state.failure && maySendAgain(state.failure) ? 'common.retry' : `report.submit.${kind}`)}
      </Button>
    </>
  )
  return (
    <Page title={categoryWord(category)} action={action} queued={draft.unsent ? 1 : 0}>
      {state.emergency && <Emergency category={category} dutyPhone={home.dutyPhone} />}
      <Responsible category={category} />
      <Card>
        <Where state={state} askPlace={HAS_PLACE.includes(kind)} />
        <Danger category={category} urgent={draft.urgent} onChange={(urgent) => change({ urgent })} />
        <TextArea
          label={say('report.text')}
          placeholder={say('report.text.hint')}
          value={draft.text}
          onChange={(text) => change({ text })}
          maxLength={MAX_TEXT}
          optional
        />
        <ReportPhotos state={state} />
      </Card>
    </Page>
  )
}

/**
 * Report a matter: may be sent at once, everything beyond the tile is optional (domain.md §3.1).
 * @param atOnce sends the draft again without another tap
 */
export function Report({ category, atOnce = false }: { category: Category; atOnce?: boolean }) {
  const me = useMe()
  if (me.home) return <ReportForm category={category} current={me.home} atOnce={atOnce} />
  return (
    <Page title={categoryWord(category)}>
      {me.failure ? (
        <ErrorState {...failureWords(me.failure)} onRetry={me.retry} />
      ) : me.who ? (
        <Empty picture="home" title={say('home.nobody.title')} hint={say('home.nobody.hint')} />
      ) : (
        <Skeleton of="line" count={4} />
      )}
    </Page>
  )
}
