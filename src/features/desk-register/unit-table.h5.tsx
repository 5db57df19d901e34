import type { UnitLine } from '../../../contract/register'
import { DataTable } from '../../ui/data-table'
import type { Column } from '../../ui/data-table.types'
import { say } from '../../ui/words'
import { areaWord, statusWord, tenureWord, whoWord } from './unit-words'

/** An empty cell would leave open whether something is missing or still loading. */
const orNone = (text: string): string => (text === '' ? '—' : text)

const COLUMNS: Column<UnitLine>[] = [
  { id: 'unit', head: say('register.unit'), cell: ({ label }) => label, width: '152px' },
  {
    id: 'area',
    head: say('register.area'),
    cell: ({ areaCentiares }) => areaWord(areaCentiares),
    figures: true,
    width: '96px',
  },
  {
    id: 'status',
    head: say('register.status'),
    cell: ({ status }) => orNone(statusWord(status)),
    width: '84px',
  },
  {
    id: 'tenure',
    head: say('register.tenure'),
    cell: ({ tenure }) => orNone(tenureWord(tenure)),
    width: '84px',
  },
  { id: 'who', head: say('register.who'), cell: (line) => orNone(whoWord(line)) },
  {
    id: 'cars',
    head: say('register.cars'),
    cell: ({ vehicles }) => orNone(vehicles === 0 ? '' : String(vehicles)),
    figures: true,
    width: '48px',
  },
]

/** What a page has room for beside the unit that is open. */
const NARROW = COLUMNS.filter(({ id }) => id !== 'tenure' && id !== 'cars')

export function UnitTable(props: {
  units: readonly UnitLine[]
  selected: string | undefined
  narrow: boolean
  onOpen: (unitId: string) => void
  empty: string
}) {
  return (
    <DataTable
      caption={say('register.table')}
      columns={props.narrow ? NARROW : COLUMNS}
      rows={props.units}
      keyOf={({ unitId }) => unitId}
      onOpen={({ unitId }) => props.onOpen(unitId)}
      empty={props.empty}
      {...(props.selected !== undefined && { selectedKey: props.selected })}
    />
  )
}
