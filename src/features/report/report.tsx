import type { ReactNode } from 'react'
import { KINDS, TAXONOMY, type Category, type Kind } from '../../../domain/routing/taxonomy'
import { maySendAgain } from '../../api/failure'
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
import { CallDuty, Emergency, Responsible } from './before-sending'
import { ReportPhotos } from './report-photos'
import { ReportSent } from './report-sent'
import { Where } from './where'
import { isPublic, useSpots, type Spot } from './spot'
import { MAX_TEXT, useReport, type ReportState } from './use-report'

/** Words, praise and questions have no place. */
const HAS_PLACE: readonly Kind[] = KINDS.filter(
  (kind) => kind !== 'inquiry' && kind !== 'suggestion' && kind !== 'praise',
)

type FormProps = {
  category: Category
  current: Spot
  spots: readonly Spot[]
  atOnce: boolean
  phoneWay: ReactNode
}

function SendButton({ state, kind }: { state: ReportState; kind: Kind }) {
  return (
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
}

function Form({ state, category }: { state: ReportState; category: Category }) {
  const { draft, change } = state
  return (
    <Card>
      <Where state={state} askPlace={HAS_PLACE.includes(TAXONOMY[category].kind)} />
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
  )
}

function ReportForm({ category, current, spots, atOnce, phoneWay }: FormProps) {
  const state = useReport(category, current, spots, atOnce)
  if (state.sent) return <ReportSent {...state.sent} />
  return (
    <Page
      title={categoryWord(category)}
      queued={state.draft.unsent ? 1 : 0}
      {...(!state.needsPhone && { action: <SendButton state={state} kind={TAXONOMY[category].kind} /> })}
    >
      {state.emergency && <Emergency category={category} dutyPhone={state.spot.dutyPhone} />}
      <Responsible category={category} />
      {state.needsPhone ? phoneWay : <Form state={state} category={category} />}
      {state.needsPhone && !state.emergency && <CallDuty dutyPhone={state.spot.dutyPhone} />}
    </Page>
  )
}

type ReportProps = {
  category: Category
  /** Sends the draft again without another tap. */
  atOnce?: boolean
  /** Verifies the number of somebody without a home, so that they can be called back. */
  phoneWay?: ReactNode
}

/** Report a matter: may be sent at once, everything beyond the tile is optional (domain.md §3.1). */
export function Report({ category, atOnce = false, phoneWay }: ReportProps) {
  const { current, all, loading, failure, retry } = useSpots()
  if (current)
    return (
      <ReportForm
        key={isPublic(current) ? 'public' : 'home'}
        {...{ category, current, spots: all, atOnce, phoneWay }}
      />
    )
  return (
    <Page title={categoryWord(category)}>
      {failure ? (
        <ErrorState {...failureWords(failure)} onRetry={retry} />
      ) : loading ? (
        <Skeleton of="line" count={4} />
      ) : (
        <Empty picture="home" title={say('home.nobody.title')} hint={say('home.nobody.hint')} />
      )}
    </Page>
  )
}
