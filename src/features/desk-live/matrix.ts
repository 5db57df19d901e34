import { DEPARTMENTS, type Department } from '../../../domain/kernel/department'
import { OPEN_STATES, type State } from '../../../domain/ticket/parts'

type Count = { department: Department; state: State; open: number }
export type MatrixRow = { department: Department; counts: number[]; total: number }

export const MATRIX_STATES = OPEN_STATES

/** Open tickets by department and state; departments with nothing open are left out. */
export const matrixOf = (counts: readonly Count[]): MatrixRow[] =>
  DEPARTMENTS.map((department) => {
    const of = (state: State): number =>
      counts
        .filter((count) => count.department === department && count.state === state)
        .reduce((sum, { open }) => sum + open, 0)
    const row = MATRIX_STATES.map(of)
    return { department, counts: row, total: row.reduce((sum, n) => sum + n, 0) }
  }).filter(({ total }) => total > 0)

/** The same without departments, for the last line. */
export const totalsOf = (rows: readonly MatrixRow[]): number[] =>
  MATRIX_STATES.map((_state, index) => rows.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0))
