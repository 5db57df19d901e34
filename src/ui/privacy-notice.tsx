import { Card, Section } from './card'
import { say } from './words'

const PARTS = ['what', 'who', 'long', 'rights'] as const

/** The privacy notice in force, in plain words (PIPL 17). */
export function PrivacyNotice() {
  return (
    <>
      {PARTS.map((part) => (
        <Section key={part} title={say(`notice.${part}`)}>
          <Card>{say(`notice.${part}.text`)}</Card>
        </Section>
      ))}
    </>
  )
}
