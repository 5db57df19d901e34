import type { Unit } from './household'

/** "3栋2单元1201", "3-2-1201", "３号楼 2 单元 1201" → ["3", "2", "1201"]. */
const partsOf = (words: string): string[] => words.normalize('NFKC').match(/[0-9A-Za-z]+/g) ?? []

/** The building that a place in words begins with; undefined when it names none. */
export const buildingIn = (words: string): string | undefined => partsOf(words)[0]

/** True when the words name a room, and not only a building. */
export const namesRoom = (words: string): boolean => partsOf(words).length > 1

/** True when the words' numbers are the unit's building, entrance and room; with two numbers the entrance is open. */
export const namesUnit = (words: string, unit: Pick<Unit, 'building' | 'entrance' | 'room'>): boolean => {
  const [building, ...rest] = partsOf(words)
  const room = rest.at(-1)
  const entrance = rest.length > 1 ? rest[0] : undefined
  return (
    unit.building === building &&
    (room === undefined || unit.room === room) &&
    (entrance === undefined || unit.entrance === entrance)
  )
}
