import { TAXONOMY, isTrapped, type Category } from '../../../domain/routing/taxonomy'
import { call } from '../../platform/phone'
import { Button } from '../../ui/button'
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
      {dutyPhone !== '' && (
        <Button kind={first ? 'secondary' : 'danger'} icon="phone" onPress={() => call(dutyPhone)}>
          {say('report.callDuty', { number: dutyPhone })}
        </Button>
      )}
    </>
  )
  return (
    <Notice
      tone="danger"
      title={first ? say('report.emergency.public', { number: first }) : say('report.emergency')}
      action={buttons}
    >
      {say('report.emergency.note', { n: minutes })}
    </Notice>
  )
}

/** For what is not the company's: who is responsible, and that we record and follow it all the same (domain.md §1 P1). */
export function Responsible({ category }: { category: Category }) {
  const key = `report.who.${category}`
  if (TAXONOMY[category].remit !== 'external' || !isWord(key)) return null
  return (
    <Notice tone="info" title={say(key)}>
      {say('report.who.followed')}
    </Notice>
  )
}
