import type { RefObject } from 'react'
import { DEPARTMENTS } from '../../../domain/kernel/department'
import { Choice } from '../../ui/choice'
import { departmentWord } from '../../ui/ticket/state'
import { say } from '../../ui/words'
import { SHOWS, type Live, type Show } from './use-live'

export type ToolbarProps = { live: Live; filter: RefObject<HTMLInputElement> }

/** Counts stand beside the words that have one, so that the chips are figures too. */
function wordOf(show: Show, { overdue, atRisk, counts }: Live): string {
  const word = say(`live.show.${show}`)
  const all = counts.reduce((sum, { open }) => sum + open, 0)
  const n = show === 'all' ? all : show === 'overdue' ? overdue : show === 'at_risk' ? atRisk : undefined
  return n === undefined ? word : say('live.count', { word, n })
}

function Departments({ live }: { live: Live }) {
  return (
    <select
      className="al-desk__control"
      aria-label={say('live.department')}
      value={live.department ?? ''}
      onChange={({ target }) => live.setDepartment(DEPARTMENTS.find((one) => one === target.value))}
    >
      <option value="">{say('live.departments')}</option>
      {DEPARTMENTS.map((one) => (
        <option key={one} value={one}>
          {departmentWord(one)}
        </option>
      ))}
    </select>
  )
}

/** Which tickets the queue shows. */
export function Toolbar({ live, filter }: ToolbarProps) {
  return (
    <div className="al-desk__bar">
      <Choice
        label={say('live.show')}
        options={SHOWS.map((value) => ({ value, word: wordOf(value, live) }))}
        value={live.figure ? undefined : live.show}
        onChange={live.setShow}
      />
      <div className="al-desk__line">
        <Departments live={live} />
        <input
          ref={filter}
          className="al-desk__control al-desk__find"
          type="search"
          aria-label={say('common.search')}
          placeholder={say('live.filter')}
          value={live.typed}
          onChange={({ target }) => live.setTyped(target.value)}
        />
      </div>
    </div>
  )
}
