import type { Category, Kind } from '../../../domain/routing/taxonomy'
import { Sheet } from '../../ui/sheet'
import { EveryCategory } from '../../ui/ticket/every-category'
import { say } from '../../ui/words'

type CategorySheetProps = {
  open: boolean
  kinds: readonly Kind[]
  onReport: (category: Category) => void
  onClose: () => void
}

/** Every matter, one tap further than the first eight. */
export function CategorySheet({ open, kinds, onReport, onClose }: CategorySheetProps) {
  return (
    <Sheet open={open} title={say('home.allTiles')} onClose={onClose}>
      <EveryCategory kinds={kinds} onReport={onReport} />
    </Sheet>
  )
}
