import { useState } from 'react'
import { MINUTE } from '../../../domain/kernel/instant'
import { isCovered, slotsOf, timesOf } from '../../../domain/ticket/visit-slots'
import { Button } from '../button'
import { Choice } from '../choice'
import { FailureNotice, type FailureNoticeProps } from '../failure-notice'
import { Field } from '../field'
import { clockTime, day as dayWord, dayTime } from '../format'
import { Notice } from '../notice'
import { Skeleton } from '../skeleton'
import { say } from '../words'
import { daysOf, type VisitOffer } from './visit-times'

export type When = 'now' | 'today' | 'tomorrow' | 'own' | 'later'
const DAYS = { today: 0, tomorrow: 1 } as const

/** What the server offers; undefined until it has answered. */
export type Offered = {
  offer: VisitOffer | undefined
  unread: FailureNoticeProps['failure']
  retry: () => void
}

const NONE: VisitOffer = { duty: [] }

/** The time of a visit as it is being chosen: a slot of today or tomorrow, or a half hour of a day. */
export function useVisitTime(first: () => When | undefined, now: number, offered: Offered) {
  const [when, setWhen] = useState(first)
  const [by, setBy] = useState<number>()
  const [asked, setDay] = useState<number>()
  const offer = offered.offer ?? NONE
  const left = (which: keyof typeof DAYS): boolean =>
    offered.offer === undefined || slotsOf(DAYS[which], now, offer).length > 0
  const days = daysOf(offer, now)
  const day = asked ?? days[0]?.day ?? 0
  const slots = when === 'today' || when === 'tomorrow' ? slotsOf(DAYS[when], now, offer) : []
  const times = when === 'own' ? timesOf(day, now, offer.until).map((at) => ({ by: at })) : []
  const visit: { from?: number; by: number } | undefined = [...slots, ...times].find((one) => one.by === by)
  return {
    ...{ now, offered, when, setWhen, slots, days, day, setDay, setBy },
    times: times.map((one) => one.by),
    /** Of a day on which nobody is on duty any more no slot is left to promise. */
    todayLeft: left('today'),
    tomorrowLeft: left('tomorrow'),
    /** When somebody will be there; undefined until a time is chosen. */
    visit,
    offDuty:
      when === 'own' && visit !== undefined && !isCovered(offer.duty, visit.by - 30 * MINUTE, visit.by),
  }
}
export type ChosenTime = ReturnType<typeof useVisitTime>

/** What is still to be chosen, in words; undefined when a time is there or none is needed. */
export const missingTime = ({ when, visit }: Pick<ChosenTime, 'when' | 'visit'>): string | undefined => {
  if (when === undefined) return say('accept.pickWhen')
  if (when === 'now' || when === 'later' || visit !== undefined) return undefined
  return say(when === 'own' ? 'accept.pickTime' : 'accept.pickPeriod')
}

function Slots({ slots, visit, setBy }: ChosenTime) {
  return (
    <Field label={say('accept.period')} {...(slots.length === 0 && { hint: say('accept.noSlots') })}>
      <Choice
        label={say('accept.period')}
        options={slots.map(({ from, by }) => ({ value: by, word: `${clockTime(from)}–${clockTime(by)}` }))}
        value={visit?.by}
        onChange={setBy}
      />
    </Field>
  )
}

function OwnTime({ now, days, day, setDay, times, visit, setBy, offDuty }: ChosenTime) {
  return (
    <>
      <Field label={say('accept.day')} {...(days.length === 0 && { hint: say('accept.noDays') })}>
        <Choice
          label={say('accept.day')}
          options={days.map((one) => ({ value: one.day, word: dayWord(one.noon, now) }))}
          value={day}
          onChange={setDay}
        />
      </Field>
      {days.length > 0 && (
        <Field label={say('accept.time')} {...(offDuty && { hint: say('accept.offDuty') })}>
          <Choice
            label={say('accept.time')}
            options={times.map((value) => ({ value, word: clockTime(value) }))}
            value={visit?.by}
            onChange={setBy}
          />
        </Field>
      )}
    </>
  )
}

/** Times to choose from, once the server has said which there are. */
function Times(time: ChosenTime) {
  const { when, offered, now } = time
  if (when === undefined || when === 'now' || when === 'later') return null
  const again = (
    <Button inline onPress={offered.retry}>
      {say('common.retry')}
    </Button>
  )
  if (offered.unread) return <FailureNotice failure={offered.unread} action={again} />
  if (!offered.offer) return <Skeleton of="line" count={2} />
  const { until } = offered.offer
  return (
    <>
      {until !== undefined && (
        <Notice tone="info" title={say('accept.until', { when: dayTime(until, now) })} />
      )}
      {when === 'own' ? <OwnTime {...time} /> : <Slots {...time} />}
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
      <Times {...time} />
    </>
  )
}
