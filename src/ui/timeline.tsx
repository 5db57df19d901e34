import { View } from '@tarojs/components'
import { aria } from './aria'
import { Icon, type IconName } from './icon/icon'
import { PhotoStrip, type PhotoTile } from './photo-strip'
import type { Tone } from './tone'
import { say } from './words'

export type TimelineEntry = {
  id: string
  /** Already said by format.ts: `今天 15:30`. */
  at: string
  /** A step is a fact between the messages; the others are what the two sides wrote. */
  side: 'mine' | 'theirs' | 'step'
  who?: string
  text?: string
  photos?: readonly string[]
  tiles?: readonly PhotoTile[]
  /** What the content check doubts, in words. */
  doubt?: string
  icon?: IconName
  tone?: Tone
  /** Written here, not yet sent. */
  sending?: boolean
}

export type TimelineProps = {
  entries: readonly TimelineEntry[]
  onPreview?: (photo: string, all: readonly string[]) => void
}

type Part = { entry: TimelineEntry; onPreview?: TimelineProps['onPreview'] }

const Photos = ({ entry: { photos = [], tiles }, onPreview }: Part) => (
  <PhotoStrip photos={photos} tiles={tiles} onPreview={onPreview} />
)

const Doubt = ({ entry: { doubt } }: Part) =>
  doubt === undefined ? null : <View className="al-talk__doubt">{doubt}</View>

function Step({ entry, onPreview }: Part) {
  return (
    <View className="al-talk__step">
      <View className="al-talk__mark">
        <Icon name={entry.icon ?? 'check'} size={16} tone={entry.tone ?? 'brand'} />
      </View>
      <View className="al-talk__fact">
        <View className="al-talk__line">
          <View className="al-talk__what">{entry.text}</View>
          <View className="al-talk__at">{entry.at}</View>
        </View>
        {entry.who && <View className="al-talk__who">{entry.who}</View>}
        <Doubt entry={entry} />
        <Photos entry={entry} onPreview={onPreview} />
      </View>
    </View>
  )
}

function Message({ entry, onPreview }: Part) {
  return (
    <View className={`al-talk__message al-talk__message--${entry.side}`}>
      <View className="al-talk__who">
        {entry.who} {entry.at}
      </View>
      {entry.text && <View className="al-talk__bubble">{entry.text}</View>}
      <Doubt entry={entry} />
      <Photos entry={entry} onPreview={onPreview} />
      {entry.sending && (
        <View className="al-talk__who" {...aria({ role: 'status' })}>
          {say('common.sending')}
        </View>
      )}
    </View>
  )
}

/** A ticket's timeline as a conversation: steps, photos and messages in the order they happened. */
export function Timeline({ entries, onPreview }: TimelineProps) {
  return (
    <View className="al-talk">
      {entries.map((entry) =>
        entry.side === 'step' ? (
          <Step key={entry.id} entry={entry} onPreview={onPreview} />
        ) : (
          <Message key={entry.id} entry={entry} onPreview={onPreview} />
        ),
      )}
    </View>
  )
}
