import { useState } from 'react'
import type { ShiftException } from '../../../domain/community/roster'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { DateField } from '../../ui/date-field'
import { Field } from '../../ui/field'
import { Icon } from '../../ui/icon/icon'
import { say } from '../../ui/words'
import { Hours } from './shift-fields'
import { hoursWord } from './shift-words'

export const exceptionWord = (one: ShiftException): string => {
  if (one.kind === 'leave')
    return one.firstDay === one.lastDay
      ? say('exception.leave.day', { day: one.firstDay })
      : say('exception.leave.days', { from: one.firstDay, to: one.lastDay })
  const hours = one.shifts.map(hoursWord).join('、')
  return say(hours === '' ? 'exception.swap.off' : 'exception.swap.hours', { day: one.day, hours })
}

type Draft = { kind: 'leave' | 'swap'; first: string; last: string; off: boolean; from: number; to: number }

const exceptionOf = ({ kind, first, last, off, from, to }: Draft): ShiftException =>
  kind === 'leave'
    ? { kind, firstDay: first, lastDay: last < first ? first : last }
    : { kind, day: first, shifts: off ? [] : [{ from, to }] }

function NewException({ today, onAdd }: { today: string; onAdd: (one: ShiftException) => void }) {
  const [draft, setDraft] = useState<Draft>({
    ...{ kind: 'leave', first: today, last: today, off: false, from: 480, to: 1080 },
  })
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change })
  const leave = draft.kind === 'leave'
  return (
    <div className="al-desk-staff__new">
      <Choice
        label={say('exception.kind')}
        options={[
          { value: 'leave', word: say('exception.leave') },
          { value: 'swap', word: say('exception.swap') },
        ]}
        value={draft.kind}
        onChange={(kind) => set({ kind })}
      />
      <div className="al-desk-staff__pair">
        <DateField
          label={say(leave ? 'exception.first' : 'exception.day')}
          value={draft.first}
          onChange={(first) => set({ first, ...(draft.last < first && { last: first }) })}
        />
        {leave && (
          <DateField
            label={say('exception.last')}
            value={draft.last}
            from={draft.first}
            onChange={(last) => set({ last })}
          />
        )}
      </div>
      {!leave && (
        <>
          <Choice
            label={say('exception.swap')}
            options={[
              { value: 'work', word: say('exception.works') },
              { value: 'off', word: say('exception.off') },
            ]}
            value={draft.off ? 'off' : 'work'}
            onChange={(value) => set({ off: value === 'off' })}
          />
          {!draft.off && (
            <div className="al-desk-staff__row">
              <Hours label={say('exception.swap')} from={draft.from} to={draft.to} onChange={set} />
            </div>
          )}
        </>
      )}
      <Button
        onPress={() => onAdd(exceptionOf(draft))}
        {...(draft.first === '' && { blockedBy: say('date.choose') })}
      >
        {say(leave ? 'exception.add.leave' : 'exception.add.swap')}
      </Button>
    </div>
  )
}

type Props = {
  today: string
  exceptions: readonly ShiftException[]
  onChange: (exceptions: ShiftException[]) => void
}

const lastDayOf = (one: ShiftException): string => (one.kind === 'leave' ? one.lastDay : one.day)

/** Leave and swaps that are still to come, and a new one. Nothing is saved before the form is. */
export function Exceptions({ today, exceptions, onChange }: Props) {
  const [adding, setAdding] = useState(false)
  const coming = exceptions.filter((one) => lastDayOf(one) >= today)
  return (
    <Field label={say('exception.title')}>
      {coming.length === 0 && !adding && (
        <span className="al-desk-staff__small">{say('exception.none')}</span>
      )}
      {coming.map((one, index) => (
        <div key={index} className="al-desk-staff__row">
          <span className="al-desk-staff__grow">{exceptionWord(one)}</span>
          <button
            type="button"
            className="al-desk-staff__icon"
            aria-label={say('exception.remove', { what: exceptionWord(one) })}
            onClick={() => onChange(exceptions.filter((other) => other !== one))}
          >
            <Icon name="close" tone="quiet" />
          </button>
        </div>
      ))}
      {adding ? (
        <NewException
          today={today}
          onAdd={(one) => {
            onChange([...exceptions, one])
            setAdding(false)
          }}
        />
      ) : (
        <div>
          <Button inline icon="plus" onPress={() => setAdding(true)}>
            {say('exception.add')}
          </Button>
        </div>
      )}
    </Field>
  )
}
