import { tileCategories, type Category } from '../../../domain/routing/taxonomy'
import { say, words, type WordKey } from '../words'
import { categoryWord } from './state'

const isWord = (key: string): key is WordKey => key in words

/** The word under a tile: short where the category's own is too long for a quarter of the screen. */
export function categoryTile(category: Category): string {
  const key = `tile.${category}`
  return tileCategories.first.includes(category) && isWord(key) ? say(key) : categoryWord(category)
}

/**
 * After how many characters a long name may go on in the next line: a browser breaks Chinese anywhere, also inside a
 * word. No part is longer than four, which fits a tile at every size of type.
 */
const BREAKS: Partial<Record<Category, readonly number[]>> = {
  no_water: [2],
  power_unit: [4],
  socket_switch: [4],
  door_access: [4],
  door_window_lock: [4],
  wall_roof: [4],
  public_facility: [4],
  weak_current: [4],
  public_safety: [2],
  pet: [2],
  fire_lane: [4, 6],
  ebike: [3, 5],
  cleaning: [4],
  repair_quality: [2],
  neighbour_mediation: [4],
  decoration: [4],
  fee: [2, 4],
  service: [2, 4],
  lost_found: [4],
  home_repair: [2, 6],
  other: [2],
  utility_mains: [2],
  telecom: [2],
  dispute: [2],
  developer: [3, 5],
  police: [4],
  medical: [4],
}

/** The parts of a category's own name, each kept on one line. */
export function categoryParts(category: Category): string[] {
  const word = categoryWord(category)
  const cuts = [0, ...(BREAKS[category] ?? []), word.length]
  return cuts.slice(1).map((end, index) => word.slice(cuts[index], end))
}
