import type { StaffMember } from '../../../domain/community/roster'
import { DAY, HOUR, instantAt, type Weekday } from '../../../domain/kernel/instant'
import { DEFAULT_POLICY, inForce } from '../../../domain/sla/policy'
import { PUBLIC_DAYS } from '../../../domain/sla/public-holidays'
import { dutyOf, isCovered, slotsOf, timesOf } from '../../../domain/ticket/visit-slots'
import { small } from './play'

/** Wednesday 11 March 2026. */
const at = (text: string, day = '2026-03-11'): number => Date.parse(`${day}T${text}:00+08:00`)
const calendar = inForce(DEFAULT_POLICY, PUBLIC_DAYS).calendars.cleaning
const [chen] = small.roster.members
if (chen === undefined) throw new Error('the small community has no staff')
const everyDay = (from: number, to: number): StaffMember => ({
  ...chen,
  shifts: ([1, 2, 3, 4, 5, 6, 7] as Weekday[]).map((weekday) => ({ weekday, from, to })),
  exceptions: [],
})
const always = [{ from: at('00:00'), to: at('00:00') + 7 * DAY }]
const hours = (slots: readonly { from: number; by: number }[]): string[] =>
  slots.map(({ from, by }) => [from, by].map((one) => String((one - at('00:00')) / HOUR)).join('–'))

describe('slots that a resident can be promised', () => {
  it('of today those of which half an hour is left; the promise is the end', () => {
    expect(hours(slotsOf(0, at('17:30'), { duty: always }))).toEqual(['16–18', '18–20', '20–22'])
    expect(hours(slotsOf(0, at('17:31'), { duty: always }))).toEqual(['18–20', '20–22'])
    expect(slotsOf(0, at('21:45'), { duty: always })).toEqual([])
    expect(slotsOf(1, at('21:45'), { duty: always })).toHaveLength(7)
    expect(slotsOf(1, at('21:45'), { duty: always })[0]).toEqual({
      from: at('08:00', '2026-03-12'),
      by: at('10:00', '2026-03-12'),
    })
  })

  it.each<[string, StaffMember, string[]]>([
    ['7–19', everyDay(420, 1140), ['8–10', '10–12', '12–14', '14–16', '16–18']],
    ['19–7, past midnight', everyDay(1140, 420), ['20–22']],
    ['9:00–17:30, only whole slots', everyDay(540, 1050), ['10–12', '12–14', '14–16']],
  ])('are those of the rota of whoever comes: %s', (_name, member, expected) => {
    expect(hours(slotsOf(0, at('07:00'), { duty: dutyOf({ member, calendar }, at('07:00')) }))).toEqual(
      expected,
    )
  })

  it('leave and a deputy take them away', () => {
    const away: StaffMember = {
      ...everyDay(420, 1140),
      exceptions: [{ kind: 'leave', firstDay: '2026-03-12', lastDay: '2026-03-12' }],
      deputyships: [
        { id: 'd', deputyId: 'x', from: at('00:00', '2026-03-13'), until: at('00:00', '2026-03-14') },
      ],
    }
    const duty = dutyOf({ member: away, calendar }, at('07:00'))
    expect([0, 1, 2, 3].map((day) => slotsOf(day, at('07:00'), { duty }).length)).toEqual([5, 0, 0, 5])
  })

  it.each<[string, StaffMember | undefined]>([
    ['a firm', undefined],
    ['whoever has no rota', { ...chen, shifts: [], exceptions: [] }],
  ])('of %s are those of the working time of the department', (_name, member) => {
    const duty = dutyOf({ member, calendar }, at('07:00'))
    for (const { from, to } of duty) expect(to - from).toBeGreaterThanOrEqual(HOUR)
    const working = instantAt('2026-03-11', calendar.workday[0]!.from)
    expect(isCovered(duty, working, working + HOUR)).toBe(true)
    expect(isCovered(duty, working - HOUR, working)).toBe(false)
  })

  it('end by the latest time that the caller may agree', () => {
    expect(hours(slotsOf(0, at('07:00'), { duty: always, until: at('12:00') }))).toEqual(['8–10', '10–12'])
    expect(timesOf(0, at('21:10')).map((one) => (one - at('00:00')) / HOUR)).toEqual([21.5, 22])
    expect(timesOf(0, at('07:00'), at('08:45')).map((one) => (one - at('00:00')) / HOUR)).toEqual([8, 8.5])
    expect(timesOf(1, at('07:00'), at('22:00'))).toEqual([])
  })
})
