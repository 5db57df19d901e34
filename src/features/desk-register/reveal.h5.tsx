import { useState } from 'react'
import { LOOK_PURPOSES, type LookPurpose } from '../../../domain/community/privacy'
import type { Failure } from '../../api/failure'
import { useCommand, type WithId } from '../../api/use-command'
import { Choice } from '../../ui/choice'
import { FailureNotice } from '../../ui/failure-notice'
import { Pressable } from '../../ui/pressable'
import { say } from '../../ui/words'

type Asked = { purpose: LookPurpose }

function Why({ failure, onChoose }: { failure: Failure | undefined; onChoose: (why: LookPurpose) => void }) {
  return (
    <div className="al-register__why">
      <span className="al-register__small">{say('register.why')}</span>
      <Choice
        label={say('register.why')}
        options={LOOK_PURPOSES.map((value) => ({ value, word: say(`purpose.${value}`) }))}
        value={undefined}
        onChange={onChoose}
      />
      <FailureNotice failure={failure} />
    </div>
  )
}

/** Words that stay covered until somebody says what they need them for; each look is written down. */
export function Reveal(props: {
  /** What stands there meanwhile: a masked number. */
  covered: string
  /** "查看王芳的号码" */
  label: string
  look: (input: WithId<Asked>) => Promise<string>
}) {
  const [asking, setAsking] = useState(false)
  const [seen, setSeen] = useState<string>()
  const command = useCommand(props.look, {
    onDone: (text) => {
      setSeen(text)
      setAsking(false)
    },
  })
  if (seen !== undefined) return <span className="al-register__number">{seen}</span>
  return (
    <>
      <span className="al-register__number">{props.covered}</span>
      <Pressable
        className="al-register__look"
        label={props.label}
        expanded={asking}
        onPress={() => setAsking(!asking)}
      >
        {say(command.busy ? 'register.looking' : 'register.look')}
      </Pressable>
      {asking && <Why failure={command.failure} onChoose={(purpose) => void command.run({ purpose })} />}
    </>
  )
}
