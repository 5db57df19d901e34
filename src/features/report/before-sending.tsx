import { TAXONOMY, isTrapped, type Category } from '../../../domain/routing/taxonomy'
import { call } from '../../platform/phone'
import { Button } from '../../ui/button'
import { unbroken } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { say, words, type WordKey } from '../../ui/words'

const isWord = (key: string): key is WordKey => key in words

/** Whom the law sends first; the company goes too (taxonomy.csv, notes). */
const PUBLIC_NUMBER: Partial<Record<Category, string>> = {
  fire: '119',
  gas: '119',
  police: '110',
  medical: '120',
}

/** Who is responsible for what is not the company's. */
export const responsibleWord = (category: Category): string | undefined => {
  const key = `report.who.${category}`
  return TAXONOMY[category].remit === 'external' && isWord(key) ? say(key) : undefined
}

export function CallDuty({ dutyPhone, urgent }: { dutyPhone: string; urgent?: boolean }) {
  if (dutyPhone === '') return null
  return (
    <Button kind={urgent ? 'danger' : 'secondary'} icon="phone" onPress={() => call(dutyPhone)}>
      {say('report.callDuty', { number: unbroken(dutyPhone) })}
    </Button>
  )
}

type EmergencyProps = { category: Category; dutyPhone: string }

/** The numbers to call, shown before anything is sent (domain.md §3.2). */
export function Emergency({ category, dutyPhone }: EmergencyProps) {
  const first = PUBLIC_NUMBER[category]
  const minutes = isTrapped(category) ? 15 : 30
  const buttons = (
    <>
      {first && (
        <Button kind="danger" icon="phone" onPress={() => call(first)}>
          {say('report.call', { number: first })}
        </Button>
      )}
      <CallDuty dutyPhone={dutyPhone} urgent={!first} />
    </>
  )
  return (
    <Notice
      tone="danger"
      title={first ? say('report.emergency.public', { number: first }) : say('report.emergency')}
      action={buttons}
    >
      {first && `${responsibleWord(category) ?? ''}。`}
      {say('report.emergency.note', { n: minutes })}
    </Notice>
  )
}

/** For what is not the company's: who is responsible, and that we record and follow it all the same (domain.md §1 P1). */
export function Responsible({ category }: { category: Category }) {
  const word = responsibleWord(category)
  if (!word || PUBLIC_NUMBER[category]) return null
  return (
    <Notice tone="info" title={word}>
      {say('report.who.followed')}
    </Notice>
  )
}
