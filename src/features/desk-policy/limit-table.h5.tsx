import { CASE_ROWS, CLOCK_NAMES } from '../../../domain/sla/policy'
import { isAhead } from '../../../domain/sla/policy-ahead'
import { say } from '../../ui/words'
import { LimitCell } from './limit-cell'
import { limitWord } from './policy-words'
import { DefaultButton } from './default-button'
import type { PolicyDraft } from './use-policy-draft'

/** The table of domain.md §3.3: a case a line, a promise a column. */
export function LimitTable({ draft, mayEdit }: { draft: PolicyDraft; mayEdit: boolean }) {
  return (
    <div className="al-policy__table">
      <table>
        <caption>{say('policy.limits')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('policy.row')}</th>
            {CLOCK_NAMES.map((clock) => (
              <th key={clock} scope="col">
                {say(`clock.${clock}`)}
              </th>
            ))}
            {mayEdit && <td className="al-policy__last" />}
          </tr>
        </thead>
        <tbody>
          {CASE_ROWS.map((row) => (
            <tr key={row}>
              <th scope="row">
                {say(`caseRow.${row}`)}
                {isAhead(`limits.${row}`) && (
                  <span className="al-policy__small al-policy__notYet">{say('policy.notYet')}</span>
                )}
              </th>
              {CLOCK_NAMES.map((clock) => (
                <td key={clock}>
                  {mayEdit ? (
                    <LimitCell
                      label={say('policy.place', {
                        row: say(`caseRow.${row}`),
                        column: say(`clock.${clock}`),
                      })}
                      place={`limits.${row}.${clock}`}
                      limit={draft.typed.limits[row][clock]}
                      draft={draft}
                      onChange={(limit) => draft.setLimit(row, clock, limit)}
                    />
                  ) : (
                    limitWord(draft.typed.limits[row][clock])
                  )}
                </td>
              ))}
              {mayEdit && (
                <td>
                  <DefaultButton
                    what={say(`caseRow.${row}`)}
                    hidden={draft.isDefault('limits', row)}
                    onPress={() => draft.defaultRow(row)}
                  />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
