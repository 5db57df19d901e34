import { useState } from 'react'
import { useNow } from '../../api/use-now'
import { policyChanges } from '../../../domain/sla/policy-changes'
import { Button } from '../../ui/button'
import { FailureNotice, FailureState } from '../../ui/failure-notice'
import { dayTime } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/words'
import { Calendars } from './calendars'
import type { DeskPolicyProps } from './desk-policy.types'
import { LimitTable } from './limit-table'
import { Numbers } from './numbers'
import { ChangeList, Review } from './review'
import { usePolicy, usePolicyCommands, type PolicyAnswer } from './use-policy'
import { usePolicyDraft, type PolicyDraft } from './use-policy-draft'
import './desk-policy.scss'

type Commands = ReturnType<typeof usePolicyCommands>

function Coming({
  answer,
  commands,
  mayEdit,
}: {
  answer: PolicyAnswer
  commands: Commands
  mayEdit: boolean
}) {
  const { coming } = answer
  if (!coming) return null
  const when = dayTime(coming.from, answer.now)
  const withdraw = mayEdit && (
    <Button inline onPress={() => void commands.withdraw()} loading={commands.busy}>
      {say('policy.withdraw')}
    </Button>
  )
  return (
    <Notice
      tone="brand"
      icon="clock"
      title={say('policy.coming', { n: coming.policy.version, when })}
      action={withdraw}
    >
      <ChangeList changes={policyChanges(answer.policy, coming.policy)} />
    </Notice>
  )
}

function Outcome({ commands, now }: { commands: Commands; now: number }) {
  const { done, withdrawn, failure, changed } = commands
  const again = changed && (
    <Button inline onPress={() => void commands.compare()}>
      {say('policy.compare')}
    </Button>
  )
  return (
    <>
      {withdrawn && <Notice tone="ok" title={say('policy.withdrawn')} />}
      {done && (
        <Notice
          tone="ok"
          title={
            done.from > now
              ? say('policy.doneLater', { n: done.version, when: dayTime(done.from, now) })
              : say('policy.done', { n: done.version })
          }
        />
      )}
      <FailureNotice failure={failure} kept={say('policy.kept')} action={again} />
    </>
  )
}

function Bar({ draft, onReview }: { draft: PolicyDraft; onReview: () => void }) {
  const { changes, problems } = draft
  const word = changes.length === 0 ? say('policy.noChanges') : say('policy.changes', { n: changes.length })
  return (
    <div className="al-policy__bar" role="status">
      <span>{problems.length > 0 ? say('policy.problems', { n: problems.length }) : word}</span>
      {changes.length > 0 && (
        <Button inline kind="quiet" onPress={draft.discard}>
          {say('policy.discard')}
        </Button>
      )}
      {changes.length > 0 && problems.length === 0 && (
        <Button inline kind="primary" onPress={onReview}>
          {say('policy.review')}
        </Button>
      )}
    </div>
  )
}

function Editor({ answer, communityId, mayEdit }: DeskPolicyProps & { answer: PolicyAnswer }) {
  const { version: _none, ...inForce } = answer.policy
  const draft = usePolicyDraft(inForce)
  const commands = usePolicyCommands(communityId, answer, draft.setRefused)
  const [reviewing, setReviewing] = useState(false)
  const now = useNow()
  const save = async (from: number | undefined): Promise<void> => {
    if ((await commands.save(draft.typed, from)) && from !== undefined) draft.discard()
    setReviewing(false)
  }
  return (
    <div className="al-policy">
      <h1 className="al-policy__title">
        {say('deskNav.policy')}
        <span className="al-policy__small">{say('policy.version', { n: answer.policy.version })}</span>
      </h1>
      <p>{mayEdit ? say('policy.intro') : say('policy.readOnly')}</p>
      <Coming {...{ answer, commands, mayEdit }} />
      <p className="al-policy__small">{say('policy.limits.hint')}</p>
      <LimitTable draft={draft} mayEdit={mayEdit} />
      <h2>{say('policy.numbers')}</h2>
      <Numbers draft={draft} mayEdit={mayEdit} />
      <h2>{say('policy.calendars')}</h2>
      <Calendars draft={draft} mayEdit={mayEdit} />
      {mayEdit && (
        <div className="al-policy__foot">
          <Outcome commands={commands} now={now} />
          <Bar draft={draft} onReview={() => setReviewing(true)} />
        </div>
      )}
      {reviewing && (
        <Review
          changes={draft.changes}
          replaced={answer.coming && policyChanges(answer.policy, answer.coming.policy)}
          now={now}
          busy={commands.busy}
          onConfirm={(from) => void save(from)}
          onCancel={() => setReviewing(false)}
        />
      )}
    </div>
  )
}

/** What the community promises, as its administrator edits it; others who lead read it. */
export function DeskPolicy(props: DeskPolicyProps) {
  const { answer, failure, retry } = usePolicy(props.communityId)
  if (failure) return <FailureState failure={failure} onRetry={retry} />
  if (!answer) return <Skeleton of="line" count={8} />
  return <Editor {...props} answer={answer} />
}
