import type { Column } from './columns'
import { RELATION_WORDS, textOf, type RegisterState } from './state'
import { clean } from './clean'
import type { UnitKey } from './unit-key'

type Written = { communityName: string; key: UnitKey; state: RegisterState }

const memberCell = ({ state }: Written, { n, part }: Extract<Column, { of: 'member' }>): string => {
  const member = state.members[n - 1]
  if (member === undefined) return ''
  return part === 'relation' ? RELATION_WORDS[member.relation] : clean(member[part] ?? '')
}

/** The cell of a unit in a column: what `rowReader` reads back to the same. */
export const cellOf = (written: Written, column: Exclude<Column, { of: 'other' }>): string => {
  switch (column.of) {
    case 'community':
      return clean(written.communityName)
    case 'field':
      return textOf(column.field, written.state)
    case 'member':
      return memberCell(written, column)
    case 'vehicle':
      return clean(written.state.vehicles[column.n - 1]?.[column.part] ?? '')
    default:
      return written.key[column.of]
  }
}
