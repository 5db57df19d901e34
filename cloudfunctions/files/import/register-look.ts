import type { HomeRecord } from '../../../domain/community/register/state'
import { keyText, type UnitKey } from '../../../domain/community/register/unit-key'
import { inParallel } from '../../_kit/in-parallel'
import { recordsOfEntrance } from '../../_kit/register/records'
import { list } from '../../_kit/store/store'

/** The register as a job looks at it while it works on one part: each entrance is read once. */
export type RegisterLook = {
  at: (key: UnitKey) => Promise<HomeRecord>
  knowsBuilding: (building: string) => Promise<boolean>
  /** Reads the entrances of these units, several at once. */
  warm: (keys: readonly UnitKey[]) => Promise<void>
}

const NOTHING: HomeRecord = { households: [] }
const WIDTH = 6

const once = <T>(ask: (name: string) => Promise<T>) => {
  const asked = new Map<string, Promise<T>>()
  return (name: string): Promise<T> => {
    const answer = asked.get(name) ?? ask(name)
    asked.set(name, answer)
    return answer
  }
}

const hasUnits = async (communityId: string, building: string): Promise<boolean> => {
  const equals = { communityId, building }
  const found = await list({ collection: 'units', index: 'byRoom', equals, limit: 1, fields: ['_id'] })
  return found.length > 0
}

export const registerOf = (communityId: string): RegisterLook => {
  const entrance = once((name) => {
    const [building, number] = JSON.parse(name) as [string, string]
    return recordsOfEntrance({ communityId, building, entrance: number })
  })
  const nameOf = (key: UnitKey): string => JSON.stringify([key.building, key.entrance])
  return {
    at: async (key) => (await entrance(nameOf(key))).get(keyText(key)) ?? NOTHING,
    knowsBuilding: once((building) => hasUnits(communityId, building)),
    warm: async (keys) => {
      const names = [...new Set(keys.map(nameOf))]
      await inParallel(names, WIDTH, async (name) => {
        await entrance(name)
      })
    },
  }
}
