import { departmentWord } from '../../ui/ticket/state'
import { say } from '../../ui/words'
import { MATRIX_STATES, matrixOf, totalsOf, type MatrixRow } from './matrix'
import type { Look } from './use-live'
import './matrix-table.scss'

export type MatrixTableProps = {
  counts: Parameters<typeof matrixOf>[0]
  onLook: (look: Look) => void
}

type Part = Omit<Look, 'show'>
type CellProps = { n: number; of: Part; onLook: MatrixTableProps['onLook'] }

const nameOf = ({ department, state }: Part, n: number): string =>
  say('live.cell', {
    department: department ? departmentWord(department) : say('live.departments'),
    state: state ? say(`state.${state}`) : say('live.total'),
    n,
  })

/** A figure like any other: it opens its tickets (domain.md §6). */
function Cell({ n, of, onLook }: CellProps) {
  if (n === 0) return <td className="al-desk__none">–</td>
  return (
    <td>
      <button
        type="button"
        className="al-desk__link"
        aria-label={nameOf(of, n)}
        onClick={() => onLook({ show: 'all', ...of })}
      >
        {n}
      </button>
    </td>
  )
}

type LineProps = { counts: readonly number[]; of: Part; onLook: MatrixTableProps['onLook'] }

/** One figure for each state, then all together. */
function Line({ counts, of, onLook }: LineProps) {
  return (
    <>
      {MATRIX_STATES.map((state, index) => (
        <Cell key={state} n={counts[index] ?? 0} of={{ ...of, state }} onLook={onLook} />
      ))}
      <Cell n={counts.reduce((sum, n) => sum + n, 0)} of={of} onLook={onLook} />
    </>
  )
}

function Row({ row: { department, counts }, onLook }: { row: MatrixRow } & Pick<LineProps, 'onLook'>) {
  return (
    <tr>
      <th scope="row">
        <button type="button" className="al-desk__link" onClick={() => onLook({ show: 'all', department })}>
          {departmentWord(department)}
        </button>
      </th>
      <Line counts={counts} of={{ department }} onLook={onLook} />
    </tr>
  )
}

/** Who has how much, and how far it is. */
export function MatrixTable({ counts, onLook }: MatrixTableProps) {
  const rows = matrixOf(counts)
  if (rows.length === 0) return <div className="al-desk__small">{say('live.empty.all')}</div>
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
        {rows.map((row) => (
          <Row key={row.department} row={row} onLook={onLook} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{say('live.total')}</th>
          <Line counts={totalsOf(rows)} of={{}} onLook={onLook} />
        </tr>
      </tfoot>
    </table>
  )
}
