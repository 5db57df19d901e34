import type { ReactNode } from 'react'

export type Column<Row> = {
  id: string
  head: string
  cell: (row: Row) => ReactNode
  /** Figures stand right, in tabular digits. */
  figures?: boolean
  /** CSS width, `120px` or `20%`; the others share the rest. */
  width?: string
}

export type DataTableProps<Row> = {
  /** Says what the table is; read by screen readers, not drawn. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** Enter or a press opens the row; arrow keys move. */
  onOpen?: (row: Row) => void
  selectedKey?: string
  /** What to do when there is nothing; `table.empty` otherwise. */
  empty?: ReactNode
}
