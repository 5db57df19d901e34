import { useState } from 'react'
import { Choice } from '../choice'
import { Field } from '../field'
import { clockTime, day as dayWord } from '../format'
import { say } from '../words'
import { daysFrom, periodsOf, timesOf } from './visit-times'

export type When = 'now' | 'today' | 'tomorrow' | 'own' | 'later'
const DAYS = { today: 0, tomorrow: 1 } as const

/** The time of a visit as it is being chosen: a period of today or tomorrow, or a half hour of a day. */
export function useVisitTime(first: () => When | undefined, now: number) {
  const [when, setWhen] = useState(first)
  const [by, setBy] = useState<number>()
  const [day, setDay] = useState(0)
  const periods = when === 'today' || when === 'tomorrow' ? periodsOf(DAYS[when], now) : []
  const times = when === 'own' ? timesOf(day, now) : []
  return {
    now,
    when,
    setWhen,
    /** Late in the evening nothing of today is left to promise. */
    todayLeft: periodsOf(0, now).length > 0,
    periods,
    times,
    day,
    setDay,
    /** By when somebody will be there; undefined until a time is chosen. */
    by: [...periods.map((period) => period.by), ...times].find((one) => one === by),
    setBy,
  }
}
export type ChosenTime = ReturnType<typeof useVisitTime>

/** What is still to be chosen, in words; undefined when a time is there or none is needed. */
export const missingTime = ({ when, by }: Pick<ChosenTime, 'when' | 'by'>): string | undefined => {
  if (when === undefined) return say('accept.pickWhen')
  if (when === 'now' || when === 'later' || by !== undefined) return undefined
  return say(when === 'own' ? 'accept.pickTime' : 'accept.pickPeriod')
}

function Periods({ periods, by, setBy }: ChosenTime) {
  if (periods.length === 0) return null
  return (
    <Field label={say('accept.period')}>
      <Choice
        label={say('accept.period')}
        options={periods.map((period) => ({ value: period.by, word: period.word }))}
        value={by}
        onChange={setBy}
      />
    </Field>
  )
}

function OwnTime({ now, day, setDay, times, by, setBy }: ChosenTime) {
  return (
    <>
      <Field label={say('accept.day')}>
        <Choice
          label={say('accept.day')}
          options={daysFrom(now).map((one) => ({ value: one.day, word: dayWord(one.noon, now) }))}
          value={day}
          onChange={setDay}
        />
      </Field>
      <Field label={say('accept.time')} {...(times.length === 0 && { hint: say('accept.dayOver') })}>
        <Choice
          label={say('accept.time')}
          options={times.map((value) => ({ value, word: clockTime(value) }))}
          value={by}
          onChange={setBy}
        />
      </Field>
    </>
  )
}

type VisitTimeProps = { time: ChosenTime; options: { value: When; word: string }[]; hint: string }

/** When somebody will be there: the day in a word, then the hours. */
export function VisitTime({ time, options, hint }: VisitTimeProps) {
  return (
    <>
      <Field label={say('accept.when')} hint={hint}>
        <Choice label={say('accept.when')} options={options} value={time.when} onChange={time.setWhen} />
      </Field>
      <Periods {...time} />
      {time.when === 'own' && <OwnTime {...time} />}
    </>
  )
}
