import type { Unit } from '../household'
import { clean } from './clean'

/** What names a unit within a community. `phase` and `entrance` are empty where there is none. */
export type UnitKey = { phase: string; building: string; entrance: string; room: string }

/** "3栋", "3#" and "03" are all the building 3; what is not a number or letters stays as people say it: "A座", "会所". */
const bare = (text: string, suffix: RegExp, zeros: boolean): string => {
  const [, core = clean(text)] = suffix.exec(clean(text)) ?? []
  return (zeros ? core.replace(/^0+(?=[0-9A-Z])/i, '') : core).toUpperCase()
}

export const buildingOf = (text: string): string => bare(text, /^([0-9A-Za-z]+)(?:栋|幢|号楼|#)$/, true)
export const entranceOf = (text: string): string => bare(text, /^([0-9A-Za-z]+)(?:单元|门)$/, true)
/** Zeros before a room's number mean something: 0301 and 301 may both exist. */
export const roomOf = (text: string): string => bare(text, /^([0-9A-Za-z-]+)(?:室|号|房)$/, false)

export const unitKey = (phase: string, building: string, entrance: string, room: string): UnitKey => ({
  phase: clean(phase),
  building: buildingOf(building),
  entrance: entranceOf(entrance),
  room: roomOf(room),
})

export const keyOfUnit = ({ phase, building, entrance, room }: Unit): UnitKey =>
  unitKey(phase ?? '', building, entrance, room)

/** One string for a key; two keys are the same unit when these are equal. */
export const keyText = ({ phase, building, entrance, room }: UnitKey): string =>
  JSON.stringify([building, entrance, room, phase])

const called = (text: string, word: string): string =>
  text !== '' && /^[0-9A-Z-]+$/.test(text) ? text + word : text

/** As people say it: "一期3栋2单元1201室". */
export const labelOf = ({ phase, building, entrance, room }: UnitKey): string =>
  phase + called(building, '栋') + called(entrance, '单元') + called(room, '室')
