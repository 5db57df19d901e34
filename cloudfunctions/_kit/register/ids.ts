import { createHash } from 'node:crypto'
import { keyText, type UnitKey } from '../../../domain/community/register/unit-key'

const digest = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24)

/** The same unit has the same id whoever adds it, so that two imports at once cannot add it twice. */
export const unitIdOf = (communityId: string, key: UnitKey): string =>
  `u${digest('unit', communityId, keyText(key))}`

/** A tenure has one successor, and a unit one first tenure: a repeat writes the same document. */
export const householdIdAfter = (unitId: string, previousId: string | undefined): string =>
  `h${digest('household', unitId, previousId ?? 'first')}`
