import type { UnitDetail, UnitLine } from '../../../contract/register'
import { area } from '../../ui/format'
import { say, type WordKey } from '../../ui/words'

export const areaWord = (centiares: number): string => area(centiares / 100)
export const statusWord = (status: UnitLine['status']): string =>
  status === undefined ? '' : say(`unitStatus.${status}`)
export const tenureWord = (kind: UnitLine['tenure']): string =>
  kind === undefined ? '' : say(`tenureKind.${kind}`)

export const whoWord = ({ who, members }: Pick<UnitLine, 'who' | 'members'>): string => {
  if (who === undefined) return ''
  return members > 1 ? say('register.members', { who, n: members }) : who
}

type Change = UnitDetail['log'][number]['changes'][number]

/** A unit gets its area when it comes into the register and never loses it: its first one says that it was added. */
export const viaWord = (via: 'import' | 'desk', changes: readonly Change[]): WordKey =>
  via === 'desk' && changes.some(({ field, from }) => field === 'area' && from === '')
    ? 'register.via.add'
    : `register.via.${via}`

/** "建筑面积：89.5 → 90", or only the new value where there was none. */
export const changeWord = ({ label, from, to }: Change): string =>
  from === ''
    ? say('register.changeNew', { label, to })
    : say('register.change', { label, from, to: to === '' ? say('register.blank') : to })
