import type { PolicyInput } from '../../../contract/community/policy'
import type { PolicyChange } from '../../../domain/sla/policy-changes'
import type { ComplaintClass, Limit } from '../../../domain/sla/policy'
import type { Department } from '../../../domain/kernel/department'
import { isAhead } from '../../../domain/sla/policy-ahead'
import { placeWord, wordIf } from '../../ui/policy-place'
import { say, type WordKey } from '../../ui/words'

type Calendar = PolicyInput['calendars'][Department]
export type Periods = Calendar['workday']

const two = (n: number): string => String(n).padStart(2, '0')
/** `08:30`; the end of a day is `24:00`. */
const clock = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

/** `08:30-12:00 13:30-17:30`, as it is typed. */
export const periodsText = (periods: Periods): string =>
  periods.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(' ')

const minuteOf = (text: string): number => {
  const [, hour, minute] = /^(\d{1,2})[:：](\d{2})$/.exec(text) ?? []
  return hour === undefined || Number(minute) > 59 ? NaN : Number(hour) * 60 + Number(minute)
}

/** What was typed as periods; what is no time becomes NaN, which the check of the policy marks. */
export const periodsOf = (typed: string): Periods =>
  typed
    .trim()
    .split(/[\s,，、;；]+/)
    .filter((part) => part !== '')
    .map((part) => {
      const [from = '', to = ''] = part.split(/[-–—~至]/)
      return { from: minuteOf(from), to: minuteOf(to) }
    })

/** `2 工作小时` · `1 个工作日，最长 3 个` · `立即` · `不承诺` */
export const limitWord = (limit: Limit | undefined): string => {
  if (limit === undefined) return say('policy.noPromise')
  const { limit: n, unit, basis, atMost } = limit
  if (n === 0) return say('policy.atOnce')
  const unitWord =
    unit === 'workingDay' ? say('policy.unit.workingDay.W') : say(`policy.unit.${unit}.${basis}`)
  return atMost === undefined
    ? say('policy.limit', { n, unit: unitWord })
    : say('policy.limitAtMost', { n, unit: unitWord, most: atMost })
}

const UNIT_OF: Record<string, WordKey> = {
  warnPercent: 'policy.percent',
  overduePercents: 'policy.percent',
  appointmentMinutes: 'policy.minutes',
  autoConfirmHours: 'policy.hours',
  reopenDays: 'policy.days',
  photoMonths: 'policy.months',
  offerMinutes: 'policy.minutes',
}

export const unitOf = (place: string): string => {
  const key = UNIT_OF[place.split('.')[0] ?? '']
  return key === undefined ? '' : say(key)
}

const isLimit = (value: unknown): value is Limit =>
  typeof value === 'object' && value !== null && 'basis' in value

const listWord = (value: readonly unknown[], place: string): string => {
  if (place === 'complaintClasses')
    return (value as ComplaintClass[]).map((one) => say(`complaintClass.${one}`)).join('、')
  return value.length === 0 ? say('policy.closed') : periodsText(value as Periods)
}

const recordWord = (value: object, place: string): string =>
  Object.entries(value)
    .map(([name, part]) => {
      if (place.endsWith('.overrides'))
        return `${name} ${part === 'work' ? say('policy.override.work') : say('policy.override.off')}`
      return isLimit(part) ? limitWord(part) : `${String(part)} ${unitOf(place)}`
    })
    .join('，')

const valueWord = (value: unknown, place: string): string => {
  if (place.startsWith('limits.') || place === 'returnVisit')
    if (value === undefined || isLimit(value)) return limitWord(value)
  if (value === undefined || typeof value === 'boolean') return value ? say('policy.yes') : say('policy.no')
  if (Array.isArray(value)) return listWord(value, place)
  if (typeof value === 'object' && value !== null) {
    const word = recordWord(value, place)
    return word === '' ? say('policy.nothing') : word
  }
  return typeof value === 'number' ? `${value} ${unitOf(place)}` : ''
}

/** `普通报修 · 办结：24 小时 → 12 小时` */
export const changeWord = ({ place, from, to }: PolicyChange): string =>
  (isAhead(place) ? say('policy.notYetMark') : '') +
  say('policy.change', { what: placeWord(place), from: valueWord(from, place), to: valueWord(to, place) })

/** What every number may be (domain/sla/policy-check.ts says no to the rest). */
const RANGES: Record<string, readonly [least: number, most: number]> = {
  warnPercent: [1, 99],
  'overduePercents.lead': [100, 1000],
  'overduePercents.supervisor': [100, 1000],
  'overduePercents.manager': [100, 1000],
  appointmentMinutes: [15, 1440],
  autoConfirmHours: [1, 720],
  reopenDays: [0, 90],
  photoMonths: [1, 12],
  'offerMinutes.normal': [1, 1440],
  'offerMinutes.emergency': [1, 60],
}

/** What is wrong at a place, in words. */
export const problemWord = (place: string): string => {
  const range = RANGES[place]
  if (range) return say('policy.problem.number', { least: range[0], most: range[1] })
  if (place === 'overduePercents') return say('policy.problem.rising')
  if (place === 'complaintClasses') return say('policy.problem.classes')
  if (place.startsWith('limits.ceiling.')) return say('policy.problem.ceiling')
  return wordIf(`policy.problem.${place.split('.')[2] ?? ''}`) ?? say('policy.problem.limit')
}
