import { TAXONOMY, type Category } from '../../../domain/routing/taxonomy'
import { Choice } from '../../ui/choice'
import { Field } from '../../ui/field'
import { say, words, type WordKey } from '../../ui/words'

const isWord = (key: string): key is WordKey => key in words

/** Asked only where danger changes anything: not where the matter is an emergency anyway (domain.md §3.2). */
export const dangerWord = (category: Category): string | undefined => {
  const { priority, emergencyWhen } = TAXONOMY[category]
  const key = `report.danger.${category}`
  return priority === 'normal' && emergencyWhen !== '' && isWord(key) ? say(key) : undefined
}

type DangerProps = { category: Category; urgent: boolean; onChange: (urgent: boolean) => void }

/** "It is dangerous now", with the condition in words: it makes the report an emergency. */
export function Danger({ category, urgent, onChange }: DangerProps) {
  const condition = dangerWord(category)
  if (!condition) return null
  return (
    <Field label={say('report.danger')}>
      <Choice
        label={say('report.danger')}
        value={urgent ? 'yes' : 'no'}
        onChange={(answer) => onChange(answer === 'yes')}
        options={[
          { value: 'no', word: say('report.danger.no') },
          { value: 'yes', word: say('report.danger.yes'), note: condition },
        ]}
      />
    </Field>
  )
}
