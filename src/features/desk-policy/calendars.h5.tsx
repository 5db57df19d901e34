import { DEPARTMENTS, type Department } from '../../../domain/kernel/department'
import { say } from '../../ui/words'
import { DefaultButton } from './default-button'
import { Overrides } from './overrides'
import { PeriodsBox } from './periods-box'
import { periodsText } from './policy-words'
import { Problem } from './problem'
import type { Calendar, PolicyDraft } from './use-policy-draft'

const DAYS = ['workday', 'saturday', 'sunday'] as const
const PROBLEMS = ['no_working_time', 'bad_minute', 'overlap', 'bad_day'] as const

type Props = { draft: PolicyDraft; mayEdit: boolean; department: Department }

/** A box to tick with its words, 44 px high. */
function Tick(props: { word: string; on: boolean; mayEdit: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className="al-policy__tick">
      <input
        type="checkbox"
        className="al-policy__box"
        checked={props.on}
        disabled={!props.mayEdit}
        onChange={({ target }) => props.onChange(target.checked)}
      />
      {props.word}
    </label>
  )
}

function Week({ draft, mayEdit, department, calendar }: Props & { calendar: Calendar }) {
  const at = `calendars.${department}`
  const wrong = PROBLEMS.some((problem) => draft.problems.includes(`${at}.${problem}`))
  return (
    <>
      {DAYS.map((day) => (
        <label className="al-policy__line" key={`${day}${draft.round}`}>
          <span className="al-policy__day">{say(`policy.${day}`)}</span>
          {mayEdit ? (
            <PeriodsBox
              label={say('policy.periodsOf', {
                department: say(`department.${department}`),
                day: say(`policy.${day}`),
              })}
              value={calendar[day]}
              wrong={wrong}
              hint={say('policy.periods.hint')}
              onChange={(periods) => draft.setCalendar(department, { [day]: periods })}
            />
          ) : calendar[day].length === 0 ? (
            say('policy.closed')
          ) : (
            periodsText(calendar[day])
          )}
        </label>
      ))}
      {mayEdit && <p className="al-policy__small">{say('policy.periods.hint')}</p>}
      <Tick
        word={say('policy.publicHolidays')}
        on={calendar.publicHolidays}
        mayEdit={mayEdit}
        onChange={(publicHolidays) => draft.setCalendar(department, { publicHolidays })}
      />
    </>
  )
}

function OneCalendar(props: Props) {
  const { draft, mayEdit, department } = props
  const calendar = draft.typed.calendars[department]
  const name = say(`department.${department}`)
  return (
    <section className="al-policy__calendar" aria-label={name}>
      <div className="al-policy__line">
        <h3>{name}</h3>
        {mayEdit && (
          <DefaultButton
            what={name}
            hidden={draft.isDefault('calendars', department)}
            onPress={() => draft.defaultCalendar(department)}
          />
        )}
      </div>
      <Tick
        word={say('policy.roundTheClock')}
        on={calendar.roundTheClock === true}
        mayEdit={mayEdit}
        onChange={(roundTheClock) => draft.setCalendar(department, { roundTheClock })}
      />
      {calendar.roundTheClock !== true && <Week {...props} calendar={calendar} />}
      {PROBLEMS.map((problem) => (
        <Problem key={problem} draft={draft} place={`calendars.${department}.${problem}`} />
      ))}
      <Overrides
        department={department}
        days={calendar.overrides}
        mayEdit={mayEdit}
        onChange={(overrides) => draft.setCalendar(department, { overrides })}
      />
    </section>
  )
}

/** When each department works: what "working time" means in its promises. */
export function Calendars({ draft, mayEdit }: Omit<Props, 'department'>) {
  return (
    <div className="al-policy__calendars">
      {DEPARTMENTS.map((department) => (
        <OneCalendar key={department} draft={draft} mayEdit={mayEdit} department={department} />
      ))}
    </div>
  )
}
