import { departmentWord } from '../../ui/ticket/state'
import { say } from '../../ui/words'
import { MATRIX_STATES, matrixOf, totalsOf, type MatrixRow } from './matrix'

export type MatrixTableProps = {
  counts: Parameters<typeof matrixOf>[0]
  onDepartment: (department: MatrixRow['department']) => void
}

const Cell = ({ n }: { n: number }) => (
  <td className={n === 0 ? 'al-desk__none' : undefined}>{n === 0 ? '–' : n}</td>
)

/** Who has how much, and how far it is: a department's name opens its queue. */
export function MatrixTable({ counts, onDepartment }: MatrixTableProps) {
  const rows = matrixOf(counts)
  if (rows.length === 0) return <div className="al-desk__small">{say('live.empty.all')}</div>
  const totals = totalsOf(rows)
  return (
    <table className="al-desk__matrix">
      <caption>{say('live.matrix')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('live.department')}</th>
          {MATRIX_STATES.map((state) => (
            <th key={state} scope="col">
              {say(`state.${state}`)}
            </th>
          ))}
          <th scope="col">{say('live.total')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ department, counts: row, total }) => (
          <tr key={department}>
            <th scope="row">
              <button type="button" className="al-desk__link" onClick={() => onDepartment(department)}>
                {departmentWord(department)}
              </button>
            </th>
            {row.map((n, index) => (
              <Cell key={MATRIX_STATES[index]} n={n} />
            ))}
            <td>{total}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{say('live.total')}</th>
          {totals.map((n, index) => (
            <Cell key={MATRIX_STATES[index]} n={n} />
          ))}
          <td>{totals.reduce((sum, n) => sum + n, 0)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
