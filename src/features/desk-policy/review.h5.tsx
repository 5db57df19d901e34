import { useState } from 'react'
import { instantAt } from '../../../domain/kernel/instant'
import { isAhead } from '../../../domain/sla/policy-ahead'
import type { PolicyChange } from '../../../domain/sla/policy-changes'
import { Choice } from '../../ui/choice'
import { Confirm } from '../../ui/confirm'
import { DateField } from '../../ui/date-field'
import { Field } from '../../ui/field'
import { say } from '../../ui/words'
import { changeWord } from './policy-words'

export function ChangeList({ changes }: { changes: readonly PolicyChange[] }) {
  return (
    <ul className="al-policy__changes">
      {changes.map((change) => (
        <li key={change.place}>{changeWord(change)}</li>
      ))}
    </ul>
  )
}

const instantOf = (day: string, time: string): number | undefined => {
  const [, hour, minute] = /^(\d\d):(\d\d)$/.exec(time) ?? []
  return day === '' || hour === undefined ? undefined : instantAt(day, Number(hour) * 60 + Number(minute))
}

type Props = {
  changes: readonly PolicyChange[]
  /** What is decided and not yet in force: this takes its place. */
  replaced: readonly PolicyChange[] | undefined
  now: number
  busy: boolean
  /** undefined = now. */
  onConfirm: (from: number | undefined) => void
  onCancel: () => void
}

/** What changes, in words, and from when, before anything is promised by it. */
export function Review({ changes, replaced, now, busy, onConfirm, onCancel }: Props) {
  const [later, setLater] = useState(false)
  const [day, setDay] = useState('')
  const [time, setTime] = useState('00:00')
  const [tried, setTried] = useState(false)
  const at = instantOf(day, time)
  const past = later && (at === undefined || at <= now)
  const confirm = (): void => {
    setTried(true)
    if (!past) onConfirm(later ? at : undefined)
  }
  return (
    <Confirm
      open
      title={say('policy.confirm.title', { n: changes.length })}
      text={say('policy.keeps')}
      confirmWord={say('policy.confirm.word')}
      loading={busy}
      onConfirm={confirm}
      onCancel={onCancel}
    >
      <ChangeList changes={changes} />
      {changes.some(({ place }) => isAhead(place)) && (
        <p className="al-policy__small">{say('policy.later.some')}</p>
      )}
      {replaced && (
        <>
          <p className="al-policy__small">{say('policy.replaces')}</p>
          <ChangeList changes={replaced} />
        </>
      )}
      <Field label={say('policy.from')}>
        <Choice
          label={say('policy.from')}
          options={[
            { value: 'now', word: say('policy.from.now') },
            { value: 'later', word: say('policy.from.later') },
          ]}
          value={later ? 'later' : 'now'}
          onChange={(value) => setLater(value === 'later')}
        />
      </Field>
      {later && (
        <div className="al-policy__when">
          <DateField
            label={say('policy.from.day')}
            value={day}
            onChange={setDay}
            error={tried && past ? say('policy.from.past') : undefined}
          />
          <Field label={say('policy.from.time')}>
            <input
              type="time"
              className="al-field__control"
              aria-label={say('policy.from.time')}
              value={time}
              onChange={({ target }) => setTime(target.value)}
            />
          </Field>
        </div>
      )}
    </Confirm>
  )
}
