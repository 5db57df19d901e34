import { View } from '@tarojs/components'
import type { TicketView } from '../../../contract/ticket'
import { Card } from '../card'
import { dayTime, length } from '../format'
import { PhotoStrip, type PhotoStripProps } from '../photo-strip'
import { Rating } from '../rating'
import { say, type WordKey } from '../words'
import { photosShown } from './photos-shown'

type Shown = Pick<TicketView, 'completion' | 'rating' | 'doneAt' | 'photoLinks' | 'photoTiles'>
type Part = 'cause' | 'materials' | 'time' | 'words'

function Row({ part, children }: { part: Part; children: string }) {
  if (children === '') return null
  const key: WordKey = `outcome.${part}`
  return (
    <View className="al-outcome__row">
      <View className="al-outcome__name">{say(key)}</View>
      <View className="al-outcome__text">{children}</View>
    </View>
  )
}

/** What was done, whole (domain.md §3.4: photos, cause, materials, hours): the same to the resident and to staff. */
export function CompletionCard({
  view,
  now,
  onPreview,
}: {
  view: Shown
  now: number
  onPreview?: PhotoStripProps['onPreview']
}) {
  const { completion, doneAt } = view
  if (!completion) return null
  const { cause, materials, minutes, words, photos } = completion
  return (
    <Card>
      <View className="al-outcome">
        <View className="al-outcome__head">
          <View className="al-outcome__title">{say('outcome.title')}</View>
          {doneAt !== undefined && <View className="al-outcome__at">{dayTime(doneAt, now)}</View>}
        </View>
        <Row part="cause">{cause}</Row>
        <Row part="materials">{materials || say('outcome.noMaterials')}</Row>
        <Row part="time">{length(minutes * 60_000)}</Row>
        <Row part="words">{words}</Row>
        <PhotoStrip {...photosShown(photos, view)} onPreview={onPreview} />
      </View>
    </Card>
  )
}

/** The stars that were given; after a reopening those of the last time, called so. */
export function RatingCard({ rating }: Pick<Shown, 'rating'>) {
  if (!rating) return null
  return (
    <Card>
      <View className="al-outcome">
        <View className="al-outcome__title">
          {say(rating.earlier ? 'outcome.ratedBefore' : 'outcome.rated')}
        </View>
        <Rating value={rating.score} />
        {rating.tags.length > 0 && <View>{rating.tags.join('、')}</View>}
        {rating.words !== '' && <View className="al-outcome__text">{rating.words}</View>}
      </View>
    </Card>
  )
}
