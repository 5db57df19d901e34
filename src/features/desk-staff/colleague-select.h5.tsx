import { say } from '../../ui/words'
import type { Member, RosterState } from './use-roster'

type Props = {
  roster: RosterState
  /** Whom the choice is for: nobody is their own. */
  member: Member
  label: string
  /** What stands there while nobody is chosen. */
  none: string
  value: string
  onChange: (personId: string) => void
}

/** One of the colleagues, by name and department. */
export function ColleagueSelect({ roster, member, label, none, value, onChange }: Props) {
  const others = roster.members.filter(({ personId }) => personId !== member.personId)
  return (
    <select
      className="al-desk-frame__control"
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      <option value="">{none}</option>
      {others.map(({ personId, name, department }) => (
        <option key={personId} value={personId}>
          {`${name} ${say(`department.${department}`)}`}
        </option>
      ))}
    </select>
  )
}
