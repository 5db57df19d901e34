import { useState } from 'react'
import type { Department } from '../../../domain/kernel/department'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { say } from '../../ui/words'
import type { Calendar } from './use-policy-draft'

type Days = Calendar['overrides']
type Kind = Days[string]
type Props = { department: Department; days: Days; onChange: (days: Days) => void; mayEdit: boolean }

const KINDS = ['off', 'work'] as const

function AddDay({ department, days, onChange }: Omit<Props, 'mayEdit'>) {
  const [day, setDay] = useState('')
  const [kind, setKind] = useState<Kind>('off')
  return (
    <div className="al-policy__line">
      <input
        type="date"
        className="al-desk-frame__control"
        aria-label={say('policy.overrideDay', { department: say(`department.${department}`) })}
        value={day}
        onChange={({ target }) => setDay(target.value)}
      />
      <Choice
        label={say('policy.overrides')}
        options={KINDS.map((value) => ({ value, word: say(`policy.override.${value}`) }))}
        value={kind}
        onChange={setKind}
      />
      <Button
        inline
        icon="plus"
        onPress={() => {
          if (day === '') return
          onChange({ ...days, [day]: kind })
          setDay('')
        }}
      >
        {say('policy.override.add')}
      </Button>
    </div>
  )
}

/** Days on which a department does otherwise than its week and the public holidays say. */
export function Overrides({ department, days, onChange, mayEdit }: Props) {
  const listed = Object.entries(days).sort(([a], [b]) => (a < b ? -1 : 1))
  const without = (day: string): Days => Object.fromEntries(listed.filter(([one]) => one !== day))
  return (
    <div className="al-policy__part">
      <span className="al-policy__name">{say('policy.overrides')}</span>
      {listed.length > 0 && (
        <ul className="al-policy__days">
          {listed.map(([day, kind]) => (
            <li key={day}>
              {day} {say(`policy.override.${kind}`)}
              {mayEdit && (
                <button
                  type="button"
                  className="al-policy__default"
                  aria-label={say('policy.override.remove', { day })}
                  onClick={() => onChange(without(day))}
                >
                  ×
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayEdit && <AddDay {...{ department, days, onChange }} />}
    </div>
  )
}
