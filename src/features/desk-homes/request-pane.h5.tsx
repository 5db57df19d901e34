import { useState } from 'react'
import type { HomeRequestView } from '../../../contract/community/home'
import { RELATIONS } from '../../../domain/community/person'
import { dayOf } from '../../../domain/kernel/instant'
import { api } from '../../api/api'
import { useCommand, type WithId } from '../../api/use-command'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { DateField } from '../../ui/date-field'
import { FailureNotice } from '../../ui/failure-notice'
import { Field, TextArea } from '../../ui/field'
import { dayTime } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { Pressable } from '../../ui/pressable'
import { requestState } from '../../ui/request-state'
import { StateTag } from '../../ui/state-tag'
import { say } from '../../ui/words'
import { PlaceSearch } from './place-search'
import { useDecide, type Decide } from './use-decide'

const REFUSALS = ['deskHomes.refusal.proof', 'deskHomes.refusal.owner', 'deskHomes.refusal.place'] as const

/** Name and number stay covered until whoever decides needs them; the applicant reads who looked (domain.md §8). */
function useWho({ communityId, requestId, name, phone }: HomeRequestView) {
  const [seen, setSeen] = useState<{ name: string; phone: string }>()
  const command = useCommand(
    (input: WithId<{ communityId: string; requestId: string }>) => api.community.home.revealRequest(input),
    { onDone: setSeen },
  )
  const look = (): void => void command.run({ communityId, requestId })
  return { ...(seen ?? { name, phone }), seen: seen !== undefined, look, command }
}

/** What was asked, as it was written. */
function Asked({ request, now }: { request: HomeRequestView; now: number }) {
  const { place, relation, reason, askedAt, state } = request
  const { name, phone, seen, look, command } = useWho(request)
  const facts = [
    [say('askHome.place'), place],
    [say('deskHomes.asks'), say(`relation.${relation}`)],
    [say('deskHomes.phone'), phone],
    [say('askHome.reason'), reason],
    [say('deskHomes.askedAt'), dayTime(askedAt, now)],
  ]
  return (
    <>
      <div className="al-desk-homes__who">
        <h2 className="al-desk-homes__name">{name}</h2>
        {state === 'waiting' && !seen && (
          <Pressable className="al-desk-homes__look" onPress={look}>
            {say(command.busy ? 'deskHomes.looking' : 'deskHomes.look')}
          </Pressable>
        )}
      </div>
      <FailureNotice failure={command.failure} />
      <dl className="al-desk-homes__facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function ApproveForm({ decide, now }: { decide: Decide; now: number }) {
  return (
    <>
      <Field label={say('deskHomes.household')}>
        <PlaceSearch places={decide.places} chosen={decide.place?.householdId} onChoose={decide.pick} />
      </Field>
      <Field label={say('deskHomes.as')}>
        <Choice
          label={say('deskHomes.as')}
          options={RELATIONS.map((value) => ({ value, word: say(`relation.${value}`) }))}
          value={decide.relation}
          onChange={decide.setRelation}
        />
      </Field>
      {decide.relation === 'tenant' && (
        <DateField
          label={say('myHomes.lease')}
          hint={say('myHomes.lease.hint')}
          value={decide.lastDay}
          from={dayOf(now)}
          onChange={decide.setLastDay}
        />
      )}
    </>
  )
}

function DecideForm(props: { request: HomeRequestView; now: number } & Parameters<typeof useDecide>[1]) {
  const { request, now, ...options } = props
  const decide = useDecide(request, options)
  const { refusing, setRefusing, missing } = decide
  return (
    <>
      <Choice
        label={say('deskHomes.verdict')}
        options={[
          { value: 'approve', word: say('deskHomes.approve') },
          { value: 'refuse', word: say('deskHomes.refuse') },
        ]}
        value={refusing ? 'refuse' : 'approve'}
        onChange={(value) => setRefusing(value === 'refuse')}
      />
      {refusing ? (
        <Choice
          label={say('deskHomes.templates')}
          options={REFUSALS.map((value) => ({ value: say(value), word: say(value) }))}
          value={decide.sentence}
          onChange={decide.write}
        />
      ) : (
        <ApproveForm decide={decide} now={now} />
      )}
      <TextArea
        label={say('deskHomes.sentence')}
        hint={say('deskHomes.sentence.hint', { name: request.name })}
        value={decide.sentence}
        onChange={decide.write}
        maxLength={200}
      />
      <FailureNotice failure={decide.failure} kept={say('deskHomes.kept')} />
      <Button
        kind={refusing ? 'danger' : 'primary'}
        loading={decide.busy}
        onPress={decide.send}
        {...(missing && { blockedBy: say(`deskHomes.missing.${missing}`) })}
      >
        {say(refusing ? 'deskHomes.refuse.do' : 'deskHomes.approve.do')}
      </Button>
    </>
  )
}

type Props = { request: HomeRequestView; now: number } & Parameters<typeof useDecide>[1]

/** One request: what was asked and the decision, or what was decided. */
export function RequestPane(props: Props) {
  const { request, now } = props
  const { state, decision } = request
  return (
    <>
      <Asked request={request} now={now} />
      {state === 'waiting' ? (
        <DecideForm {...props} />
      ) : (
        <>
          <div className="al-desk-homes__row">
            <StateTag {...requestState(state)} />
          </div>
          {decision && (
            <Notice tone={state === 'approved' ? 'ok' : 'warn'} title={decision.sentence}>
              {say('askHome.by', { name: decision.byName, when: dayTime(decision.at, now) })}
            </Notice>
          )}
        </>
      )}
    </>
  )
}
