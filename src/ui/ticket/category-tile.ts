import { tileCategories, type Category } from '../../../domain/routing/taxonomy'
import { say, words, type WordKey } from '../words'
import { categoryWord } from './state'

const isWord = (key: string): key is WordKey => key in words

/** The word under a tile: short where the category's own is too long for a quarter of the screen. */
export function categoryTile(category: Category): string {
  const key = `tile.${category}`
  return tileCategories.first.includes(category) && isWord(key) ? say(key) : categoryWord(category)
}
