import { Icon } from '../../ui/icon/icon'
import type { PolicyDraft } from './use-policy-draft'
import { problemWord } from './policy-words'

export const problemId = (place: string): string => `policy-${place.replaceAll('.', '-')}`

/** What is wrong at one place of the policy, beside it; the field names it as its description. */
export function Problem({ draft, place }: { draft: Pick<PolicyDraft, 'problems'>; place: string }) {
  if (!draft.problems.includes(place)) return null
  return (
    <div className="al-policy__problem" id={problemId(place)} role="alert">
      <Icon name="warning" size={16} />
      {problemWord(place)}
    </div>
  )
}
