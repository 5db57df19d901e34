import type { KeyboardEvent } from 'react'
import { classes } from './class-names'
import type { DataTableProps } from './data-table.types'
import { say } from './words'

function move(event: KeyboardEvent<HTMLTableRowElement>): void {
  const row = event.currentTarget
  const next =
    event.key === 'ArrowDown'
      ? row.nextElementSibling
      : event.key === 'ArrowUp'
        ? row.previousElementSibling
        : null
  if (!(next instanceof HTMLElement)) return
  event.preventDefault()
  next.focus()
}

/** A desk's table: sticky head, tabular figures, arrow keys and enter. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  keyOf,
  onOpen,
  selectedKey,
  empty,
}: DataTableProps<Row>) {
  // One stop for the Tab key: the row that is open, else the first; arrows go on from there.
  const stop = rows.some((row) => keyOf(row) === selectedKey) ? selectedKey : rows[0] && keyOf(rows[0])
  return (
    <div className="al-table">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ id, head, figures, width }) => (
              <th key={id} scope="col" className={classes(figures && 'al-table__figures')} style={{ width }}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={keyOf(row)}
              data-key={keyOf(row)}
              tabIndex={onOpen ? (keyOf(row) === stop ? 0 : -1) : undefined}
              aria-selected={onOpen ? keyOf(row) === selectedKey : undefined}
              className={classes(
                onOpen && 'al-table__open',
                keyOf(row) === selectedKey && 'al-table__selected',
              )}
              onClick={() => onOpen?.(row)}
              onKeyDown={(event) => (event.key === 'Enter' ? onOpen?.(row) : move(event))}
            >
              {columns.map(({ id, cell, figures }) => (
                <td key={id} className={classes(figures && 'al-table__figures')}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <div className="al-table__empty">{empty ?? say('table.empty')}</div>}
    </div>
  )
}
