import type { RefObject } from 'react'
import { DEPARTMENTS } from '../../../domain/kernel/department'
import { Choice } from '../../ui/choice'
import { departmentWord } from '../../ui/ticket/state'
import { say } from '../../ui/words'
import { SHOWS, type Live, type Show } from './use-live'

export type ToolbarProps = { live: Live; filter: RefObject<HTMLInputElement> }

/** The count of its list stands beside each word, so that the chips are figures too. */
function wordOf(show: Show, { shows }: Live): string {
  const word = say(`live.show.${show}`)
  return shows === undefined ? word : say('live.count', { word, n: shows[show] })
}

function Departments({ live }: { live: Live }) {
  const choose = (value: string): void => {
    const department = DEPARTMENTS.find((one) => one === value)
    live.look({ show: live.at.show, ...(department && { department }) })
  }
  return (
    <select
      className="al-desk__control"
      aria-label={say('live.department')}
      value={live.at.department ?? ''}
      onChange={({ target }) => choose(target.value)}
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
  const { department } = live.at
  return (
    <div className="al-desk__bar">
      <Choice
        label={say('live.show')}
        options={SHOWS.map((value) => ({ value, word: wordOf(value, live) }))}
        value={live.figure ? undefined : live.at.show}
        onChange={(show) => live.look({ show, ...(department && { department }) })}
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
