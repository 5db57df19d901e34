import { useState, type ReactNode } from 'react'
import { hoursOn } from '../../../domain/community/roster'
import { dayFromNumber, dayNumberOf, MINUTE, weekdayOfNumber } from '../../../domain/kernel/instant'
import { Button } from '../../ui/button'
import { dayTime } from '../../ui/format'
import { classes } from '../../ui/class-names'
import { StateTag } from '../../ui/state-tag'
import { say } from '../../ui/words'
import { hoursWord } from './shift-words'
import type { Member, RosterState } from './use-roster'

const DAYS = 7

/** Day numbers of a week from Monday, `ahead` weeks from now. */
const weekOf = (now: number, ahead: number): number[] => {
  const today = dayNumberOf(now)
  const monday = today - (weekdayOfNumber(today) - 1) + ahead * DAYS
  return Array.from({ length: DAYS }, (_, index) => monday + index)
}

const dateWord = (dayNumber: number): string => {
  const [, month, date] = dayFromNumber(dayNumber).split('-').map(Number)
  return `${month}/${date}`
}

const changed = ({ exceptions }: Member, dayNumber: number): 'leave' | 'swap' | undefined => {
  const day = dayFromNumber(dayNumber)
  const [one] = exceptions
    .filter((e) => (e.kind === 'swap' ? e.day === day : e.firstDay <= day && day <= e.lastDay))
    .sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'swap' ? -1 : 1))
  return one?.kind
}

function Cell({ member, dayNumber, today }: { member: Member; dayNumber: number; today: boolean }) {
  const hours = hoursOn(member, dayNumber)
  const why = changed(member, dayNumber)
  return (
    <td className={classes('al-desk-staff__cell', today && 'al-desk-staff__cell--today')}>
      {hours.length > 0 ? (
        hours.map((one) => <div key={one.from}>{hoursWord(one)}</div>)
      ) : (
        <span className="al-desk-staff__small">{say(why === 'leave' ? 'exception.leave' : 'shift.off')}</span>
      )}
      {why === 'swap' && <div className="al-desk-staff__small">{say('exception.swap')}</div>}
    </td>
  )
}

/** Who stands in for the member now. */
function StandIn({ member, roster }: { member: Member; roster: RosterState }) {
  const running = member.deputyships.find(({ from, until }) => from <= roster.now && roster.now < until)
  const name = roster.members.find(({ personId }) => personId === running?.deputyId)?.name
  if (running === undefined || name === undefined) return null
  return (
    <div className="al-desk-staff__small">
      {say('deputy.now', { name, until: dayTime(running.until - MINUTE, roster.now) })}
    </div>
  )
}

function Row(props: {
  roster: RosterState
  member: Member
  week: number[]
  today: number
  onOpen: (member: Member) => void
}) {
  const { roster, member, week, today, onOpen } = props
  return (
    <tr>
      <th scope="row">
        <button type="button" className="al-desk-staff__name" onClick={() => onOpen(member)}>
          <span>{member.name}</span>
          <span className="al-desk-staff__small">
            {member.roles.map((role) => say(`role.${role}`)).join('、')}
          </span>
        </button>
      </th>
      <td>
        {member.onDuty ? (
          <StateTag word={say('assign.onDuty')} icon="check" tone="ok" />
        ) : (
          <span className="al-desk-staff__small">{say('assign.offDuty')}</span>
        )}
        <StandIn member={member} roster={roster} />
      </td>
      {week.map((dayNumber) => (
        <Cell key={dayNumber} member={member} dayNumber={dayNumber} today={dayNumber === today} />
      ))}
    </tr>
  )
}

type Props = { roster: RosterState; onOpen: (member: Member) => void; action: ReactNode }

/** Everybody by department with a week of shifts; a name opens what can be changed about them. */
export function WeekGrid({ roster, onOpen, action }: Props) {
  const [ahead, setAhead] = useState(0)
  const week = weekOf(roster.now, ahead)
  const today = dayNumberOf(roster.now)
  const [first = 0] = week
  return (
    <>
      <div className="al-desk-staff__row">
        <Button inline onPress={() => setAhead(ahead - 1)}>
          {say('staff.week.before')}
        </Button>
        <strong>{say('staff.week', { from: dateWord(first), to: dateWord(first + DAYS - 1) })}</strong>
        <Button inline onPress={() => setAhead(ahead + 1)}>
          {say('staff.week.after')}
        </Button>
        {ahead !== 0 && (
          <Button inline kind="quiet" onPress={() => setAhead(0)}>
            {say('staff.week.this')}
          </Button>
        )}
        <span className="al-desk-frame__push">{action}</span>
      </div>
      <div className="al-table al-desk-staff__grid">
        <table>
          <caption>{say('staff.rota')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('askHome.name')}</th>
              <th scope="col">{say('staff.now')}</th>
              {week.map((dayNumber) => (
                <th key={dayNumber} scope="col" aria-current={dayNumber === today ? 'date' : undefined}>
                  {`${say(`weekday.${weekdayOfNumber(dayNumber)}`)} ${dateWord(dayNumber)}`}
                </th>
              ))}
            </tr>
          </thead>
          {roster.departments.map(({ department, members }) => (
            <tbody key={department}>
              <tr>
                <th scope="rowgroup" colSpan={2 + DAYS} className="al-desk-staff__department">
                  {say('staff.departmentOf', {
                    department: say(`department.${department}`),
                    n: members.length,
                  })}
                </th>
              </tr>
              {members.map((member) => (
                <Row key={member.personId} {...{ roster, member, week, today, onOpen }} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </>
  )
}
