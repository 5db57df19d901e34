import type { Limit } from '../../../domain/sla/policy'
import { say } from '../../ui/words'
import { NumberBox } from './number-box'
import { Problem, problemId } from './problem'
import type { PolicyDraft } from './use-policy-draft'

/** Unit and basis are one choice: working days are counted by a calendar and by nothing else. */
const UNITS = ['min.C', 'min.W', 'hour.C', 'hour.W', 'workingDay.W'] as const
type Unit = (typeof UNITS)[number]

const unitOf = ({ unit, basis }: Limit): Unit => (unit === 'workingDay' ? 'workingDay.W' : `${unit}.${basis}`)

const withUnit = (limit: Limit, chosen: string): Limit => {
  const { atMost, ...rest } = limit
  const [unit, basis] = (UNITS.find((one) => one === chosen) ?? 'hour.C').split('.')
  const next = { ...rest, unit: unit as Limit['unit'], basis: basis as Limit['basis'] }
  return unit === 'workingDay' && atMost !== undefined ? { ...next, atMost } : next
}

type Props = {
  label: string
  place: string
  limit: Limit | undefined
  draft: Pick<PolicyDraft, 'problems' | 'round'>
  onChange: (limit: Limit | undefined) => void
}

function AtMost({ label, limit, onChange }: Pick<Props, 'label' | 'onChange'> & { limit: Limit }) {
  if (limit.unit !== 'workingDay') return null
  const { atMost, ...rest } = limit
  return (
    <label className="al-policy__most">
      {say('policy.atMost')}
      <NumberBox
        label={say('policy.atMostOf', { cell: label })}
        value={atMost}
        onChange={(next) => onChange(next === undefined ? rest : { ...rest, atMost: next })}
      />
    </label>
  )
}

/** One promise: so much, in which unit; the furthest date where it is counted in working days. */
export function LimitCell({ label, place, limit, draft, onChange }: Props) {
  const wrong = draft.problems.includes(place)
  return (
    <div className="al-policy__cell" key={draft.round}>
      <div className="al-policy__amount">
        <NumberBox
          label={label}
          value={limit?.limit}
          wrong={wrong}
          describedBy={wrong ? problemId(place) : undefined}
          onChange={(n) =>
            onChange(n === undefined ? undefined : { ...(limit ?? { unit: 'hour', basis: 'C' }), limit: n })
          }
        />
        {limit && (
          <select
            className="al-desk-frame__control al-policy__unit"
            aria-label={say('policy.unit', { cell: label })}
            value={unitOf(limit)}
            onChange={({ target }) => onChange(withUnit(limit, target.value))}
          >
            {UNITS.map((unit) => (
              <option key={unit} value={unit}>
                {say(`policy.unit.${unit}`)}
              </option>
            ))}
          </select>
        )}
      </div>
      {limit && <AtMost label={label} limit={limit} onChange={onChange} />}
      <Problem draft={draft} place={place} />
    </div>
  )
}
