import { useState } from 'react'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { FailureNotice } from '../../ui/failure-notice'
import { Field, TextArea } from '../../ui/field'
import { Rating } from '../../ui/rating'
import { Sheet } from '../../ui/sheet'
import { tooLong } from '../../ui/too-long'
import { say, type WordKey } from '../../ui/words'
import type { Score, ShownTicket } from './use-resident-ticket'

const SCORES: readonly Score[] = [1, 2, 3, 4, 5]
const PRAISED = ['onTime', 'polite', 'skilled', 'clean', 'explained'] as const
const BLAMED = ['late', 'rude', 'notFixed', 'dirty', 'unclear'] as const

const MAX_WORDS = 500

const tagWords = (score: number): string[] =>
  score >= 4
    ? PRAISED.map((tag) => say(`rate.good.${tag}`))
    : BLAMED.map((tag) => say(`rate.bad.${tag}` as WordKey))

/** Stars, then what they are about; words only for who wants (domain.md §5). */
export function RatingSheet({ state }: { state: ShownTicket }) {
  const { rate, close } = state
  const [score, setScore] = useState<Score>()
  const [tags, setTags] = useState<readonly string[]>([])
  const [words, setWords] = useState('')

  const choose = (value: number): void => {
    const next = SCORES.find((one) => one === value)
    if (next && score && next >= 4 !== score >= 4) setTags([])
    setScore(next)
  }
  const toggle = (tag: string): void =>
    setTags(tags.includes(tag) ? tags.filter((one) => one !== tag) : [...tags, tag])
  const send = (): void => {
    if (score) void rate.run({ score, tags: [...tags], words: words.trim() })
  }
  const blockedBy = score === undefined ? say('rate.choose') : tooLong(words, MAX_WORDS)
  const action = (
    <Button kind="primary" large loading={rate.busy} onPress={send} {...(blockedBy && { blockedBy })}>
      {say('rate.send')}
    </Button>
  )
  return (
    <Sheet open title={say('rate.title')} onClose={close} action={action}>
      <Rating value={score ?? 0} onChange={choose} />
      {score !== undefined && (
        <Field label={say(score >= 4 ? 'rate.good' : 'rate.bad')} optional>
          <Choice
            many
            label={say(score >= 4 ? 'rate.good' : 'rate.bad')}
            value={tags}
            onChange={toggle}
            options={tagWords(score).map((word) => ({ value: word, word }))}
          />
        </Field>
      )}
      <TextArea label={say('rate.words')} value={words} onChange={setWords} maxLength={MAX_WORDS} optional />
      <FailureNotice failure={rate.failure} kept={say('ticket.kept')} />
    </Sheet>
  )
}
