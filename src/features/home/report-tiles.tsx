import { TAXONOMY, type Category } from '../../../domain/routing/taxonomy'
import { Section } from '../../ui/card'
import { categoryIcon } from '../../ui/ticket/category-icon'
import { categoryTile } from '../../ui/ticket/category-tile'
import { Tile, Tiles } from '../../ui/tile'
import { say } from '../../ui/words'

type ReportTilesProps = {
  title: string
  tiles: readonly Category[]
  onReport: (category: Category) => void
  onMore: () => void
}

/** The eight matters that come up most; everything else one tap further (ui.md). */
export function ReportTiles({ title, tiles, onReport, onMore }: ReportTilesProps) {
  return (
    <Section title={title} more={{ word: say('home.moreTiles'), onPress: onMore }}>
      <Tiles>
        {tiles.map((category) => (
          <Tile
            key={category}
            icon={categoryIcon(category)}
            word={categoryTile(category)}
            urgent={TAXONOMY[category].priority === 'emergency'}
            onPress={() => onReport(category)}
          />
        ))}
      </Tiles>
    </Section>
  )
}
