import { useState } from 'react'
import type { WithId } from '../../api/use-command'
import { Pressable } from '../../ui/pressable'
import { say } from '../../ui/words'
import { RevealSheet } from './reveal-sheet'
import type { Asked } from './use-look'

/** Words that stay covered until somebody says for which open task they need them, and why; each look is written down. */
export function Reveal(props: {
  communityId: string
  unitId: string
  /** What stands there meanwhile: a masked number. */
  covered: string
  /** "查看王芳的号码" */
  label: string
  look: (input: WithId<Asked>) => Promise<string>
}) {
  const { communityId, unitId, covered, label, look } = props
  const [asking, setAsking] = useState(false)
  const [seen, setSeen] = useState<string>()
  if (seen !== undefined) return <span className="al-register__number">{seen}</span>
  return (
    <>
      <span className="al-register__number">{covered}</span>
      <Pressable
        className="al-register__look"
        label={label}
        expanded={asking}
        onPress={() => setAsking(true)}
      >
        {say('register.look')}
      </Pressable>
      {asking && (
        <RevealSheet
          {...{ communityId, unitId, look }}
          title={label}
          onSeen={setSeen}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
