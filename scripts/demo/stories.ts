import { DAY, HOUR, MINUTE, minuteOfDay, type Instant } from '../../domain/kernel/instant'
import type { Chance } from './chance'
import type { DemoResident } from './residents'
import type { Report, Step, Story } from './story'
import { atThisMoment } from './this-moment'
import { DEMO_RATINGS, DEMO_REPLIES, DEMO_REPORTS } from './texts'

const DECK = DEMO_REPORTS.flatMap((report) => Array.from({ length: report.weight }, () => report))

/** Most people report while they are awake. */
const wakingInstant = (from: Instant, to: Instant, chance: Chance): Instant => {
  for (;;) {
    const at = from + chance.below(to - from)
    const hour = minuteOfDay(at) / 60
    if ((hour >= 7 && hour < 22.5) || chance.happens(0.12)) return at
  }
}

/** Reports come in waves: after a rainy night, when people come home. */
const TO_A_WAVE = 4
const WAVE_LENGTH = 12 * MINUTE

const wavesBetween = (from: Instant, to: Instant, count: number, chance: Chance): Instant[] =>
  Array.from({ length: Math.ceil(count / TO_A_WAVE) }, () => wakingInstant(from, to - WAVE_LENGTH, chance))

/** Lifts are the firm's; who is trapped is not waited with. */
const forFirm = ({ category }: Report): boolean => category === 'elevator_fault'

const work = (report: Report, chance: Chance): Step[] => [
  ...(forFirm(report) ? [{ do: 'toFirm' as const, after: 3 * MINUTE }] : []),
  { do: 'accept', after: chance.between(1, chance.happens(0.08) ? 200 : 14) * MINUTE },
  ...(chance.happens(0.3)
    ? [{ do: 'say' as const, after: 2 * MINUTE, text: chance.pick(DEMO_REPLIES), by: 'staff' as const }]
    : []),
  // Who is round the corner says so only when there.
  ...(chance.happens(0.6) ? [{ do: 'setOut' as const, after: chance.between(3, 25) * MINUTE }] : []),
  { do: 'arrive', after: chance.between(4, 20) * MINUTE },
  {
    do: 'finish',
    after: chance.between(12, chance.happens(0.06) ? 26 * 60 : 90) * MINUTE,
    cause: chance.pick(report.causes),
    minutes: chance.between(15, 120),
  },
]

const scoreFrom = (chance: Chance): 1 | 2 | 3 | 4 | 5 =>
  chance.pick([5, 5, 5, 5, 5, 5, 4, 4, 4, 3, 2, 5] as const)

const rated = (chance: Chance): Step => {
  const score = scoreFrom(chance)
  const { words, tags } = score >= 4 ? DEMO_RATINGS.pleased : DEMO_RATINGS.displeased
  return { do: 'rate', after: 2 * MINUTE, score, words: chance.pick(words), tags: [chance.pick(tags)] }
}

const ending = (chance: Chance): Step[] => [
  ...(chance.happens(0.5) ? [{ do: 'confirm' as const, after: chance.between(1, 30) * HOUR }] : []),
  ...(chance.happens(0.5) ? [rated(chance)] : []),
]

const stepsOf = (report: Report, chance: Chance): Step[] => {
  if (chance.happens(0.05))
    return [{ do: 'cancel', after: chance.between(5, 40) * MINUTE, reason: '自己处理好了' }]
  const again: Step[] = chance.happens(0.04)
    ? [{ do: 'reopen', after: 20 * HOUR, reason: '问题又出现了' }, ...work(report, chance)]
    : []
  return [...work(report, chance), ...again, ...ending(chance)]
}

/** `count` stories over the `days` before `end`, in the order in which they were reported; today is a busy day. */
export const demoStories = (
  residents: readonly DemoResident[],
  chance: Chance,
  o: { end: Instant; days: number; count: number },
): Story[] => {
  const begin = o.end - o.days * DAY
  const recent = Math.round(o.count * 0.07)
  const tell = (at: Instant): Story => {
    const report = chance.pick(DECK)
    const steps = stepsOf(report, chance)
    return { at, reporter: chance.pick(residents), report, text: chance.pick(report.texts), steps }
  }
  const today = o.end - 14 * HOUR
  const waves = wavesBetween(begin, today, o.count - recent, chance)
  const stories = Array.from({ length: o.count }, (_none, index) =>
    tell(
      index < recent ? wakingInstant(today, o.end, chance) : chance.pick(waves) + chance.below(WAVE_LENGTH),
    ),
  )
  const now = o.count === 0 ? [] : atThisMoment(residents, o.end)
  return [...stories, ...now].sort((a, b) => a.at - b.at)
}
