import { say } from '../../ui/words'

type Props = { what: string; hidden: boolean; onPress: () => void }

/** Back to the numbers of domain.md; nothing to press where they stand already. */
export function DefaultButton({ what, hidden, onPress }: Props) {
  if (hidden) return null
  return (
    <button
      type="button"
      className="al-policy__default"
      aria-label={say('policy.defaultOf', { what })}
      onClick={onPress}
    >
      {say('policy.default')}
    </button>
  )
}
