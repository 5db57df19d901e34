import { Button } from './button'
import { Card } from './card'
import { TextField } from './field'
import { say } from './words'

/** A code that is being typed (src/api/use-code-step.ts). */
type TypedCode = {
  code: string
  write: (typed: string) => void
  complete: boolean
  look: () => void
  /** Characters that never stand in such a code. */
  strange: readonly string[]
}

type CodeEntryProps = Pick<TypedCode, 'code' | 'write' | 'look' | 'strange'> & {
  label: string
  hint: string
  /** How many digits it has, when it has nothing but digits. */
  digits?: number
}

/** The field for a code, alone on its page. */
export function CodeEntry({ code, write, look, strange, label, hint, digits }: CodeEntryProps) {
  return (
    <Card>
      <TextField
        {...{ label, hint, value: code, onChange: write, onEnter: look }}
        {...(strange.length > 0 && { error: say('code.strange', { what: strange.join(' ') }) })}
        {...(digits !== undefined && { type: 'number' as const, maxLength: digits })}
        focus
      />
    </Card>
  )
}

type LookButtonProps = Pick<TypedCode, 'complete' | 'look'> & { busy: boolean; word: string; missing: string }

/** Sees what the code is for; of half a code it says what is missing. */
export function LookButton({ complete, look, busy, word, missing }: LookButtonProps) {
  return (
    <Button kind="primary" large loading={busy} onPress={look} {...(!complete && { blockedBy: missing })}>
      {word}
    </Button>
  )
}
