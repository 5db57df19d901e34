import { View } from '@tarojs/components'
import { CATEGORIES, TAXONOMY, type Category, type Kind } from '../../../domain/routing/taxonomy'
import { Section } from '../../ui/card'
import { Sheet } from '../../ui/sheet'
import { categoryIcon } from '../../ui/ticket/category-icon'
import { categoryParts } from '../../ui/ticket/category-tile'
import { categoryWord } from '../../ui/ticket/state'
import { Tile, Tiles } from '../../ui/tile'
import { say } from '../../ui/words'

type CategorySheetProps = {
  open: boolean
  kinds: readonly Kind[]
  onReport: (category: Category) => void
  onClose: () => void
}

/** Every matter, grouped by its kind. */
export function CategorySheet({ open, kinds, onReport, onClose }: CategorySheetProps) {
  return (
    <Sheet open={open} title={say('home.allTiles')} onClose={onClose}>
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
    </Sheet>
  )
}
