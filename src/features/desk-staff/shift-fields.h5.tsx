import type { Shift } from '../../../domain/community/roster'
import type { Weekday } from '../../../domain/kernel/instant'
import { Choice } from '../../ui/choice'
import { Field } from '../../ui/field'
import { Icon } from '../../ui/icon/icon'
import { say } from '../../ui/words'
import { clockOf, minuteOf, presetOf, PRESETS, WEEK, type Preset } from './shift-words'

const NAMES = Object.keys(PRESETS) as Preset[]

type HoursProps = {
  label: string
  from: number
  to: number
  onChange: (hours: { from: number; to: number }) => void
}

/** Two times of a day; an end that is not after the beginning is on the next day. */
export function Hours({ label, from, to, onChange }: HoursProps) {
  const input = (name: string, minute: number, set: (minute: number) => void) => (
    <input
      type="time"
      className="al-desk-frame__control"
      aria-label={`${label} ${name}`}
      value={clockOf(minute % 1440)}
      onChange={({ target }) => {
        const next = minuteOf(target.value)
        if (next !== undefined) set(next)
      }}
    />
  )
  return (
    <>
      {input(say('shift.from'), from, (next) => onChange({ from: next, to }))}
      <span>–</span>
      {input(say('shift.to'), to, (next) => onChange({ from, to: next }))}
      {to <= from && <span className="al-desk-staff__small">{say('shift.nextDay')}</span>}
    </>
  )
}

type Props = { shifts: readonly Shift[]; onChange: (shifts: Shift[]) => void }

function DayRow({ weekday, shifts, onChange }: Props & { weekday: Weekday }) {
  const label = say(`weekday.${weekday}`)
  const own = shifts.filter((shift) => shift.weekday === weekday)
  const replace = (old: Shift, next: Shift[]): void =>
    onChange(shifts.flatMap((shift) => (shift === old ? next : [shift])))
  return (
    <div className="al-desk-staff__day">
      <span className="al-desk-staff__weekday">{label}</span>
      <div className="al-desk-staff__hours">
        {own.length === 0 && <span className="al-desk-staff__small">{say('shift.off')}</span>}
        {own.map((shift, index) => (
          <div key={index} className="al-desk-staff__row">
            <Hours
              label={label}
              from={shift.from}
              to={shift.to}
              onChange={(hours) => replace(shift, [{ weekday, ...hours }])}
            />
            <button
              type="button"
              className="al-desk-staff__icon"
              aria-label={say('shift.remove', { day: label })}
              onClick={() => replace(shift, [])}
            >
              <Icon name="close" tone="quiet" />
            </button>
          </div>
        ))}
      </div>
      <button
        type="button"
        className="al-desk-staff__icon"
        aria-label={say('shift.add', { day: label })}
        onClick={() => onChange([...shifts, { weekday, from: 8 * 60, to: 18 * 60 }])}
      >
        <Icon name="plus" tone="brand" />
      </button>
    </div>
  )
}

/** The weekly shifts: one of the usual rotas, or each day by hand. */
export function ShiftFields({ shifts, onChange }: Props) {
  return (
    <Field label={say('shift.title')} hint={say('shift.hint')}>
      <Choice
        label={say('shift.presets')}
        options={NAMES.map((value) => ({
          value,
          word: say(`shift.preset.${value}`),
          note: say(`shift.preset.${value}.note`),
        }))}
        value={presetOf(shifts)}
        onChange={(name) => onChange([...PRESETS[name]])}
      />
      <div>
        {WEEK.map((weekday) => (
          <DayRow key={weekday} weekday={weekday} shifts={shifts} onChange={onChange} />
        ))}
      </div>
    </Field>
  )
}
