import { View } from '@tarojs/components'
import { CATEGORIES, TAXONOMY, type Category, type Kind } from '../../../domain/routing/taxonomy'
import { Section } from '../card'
import { Tile, Tiles } from '../tile'
import { say } from '../words'
import { categoryIcon } from './category-icon'
import { categoryParts } from './category-tile'
import { categoryWord } from './state'

type EveryCategoryProps = { kinds: readonly Kind[]; onReport: (category: Category) => void }

/** Every matter as a tile, grouped by its kind. */
export function EveryCategory({ kinds, onReport }: EveryCategoryProps) {
  return (
    <>
      {kinds.map((kind) => (
        <View key={kind}>
          <Section title={say(`kind.${kind}`)}>
            <Tiles>
              {CATEGORIES.filter((category) => TAXONOMY[category].kind === kind).map((category) => (
                <Tile
                  key={category}
                  icon={categoryIcon(category)}
                  word={categoryWord(category)}
                  parts={categoryParts(category)}
                  urgent={TAXONOMY[category].priority === 'emergency'}
                  onPress={() => onReport(category)}
                />
              ))}
            </Tiles>
          </Section>
        </View>
      ))}
    </>
  )
}
