import type { Role } from '../../../domain/community/roster'
import { Button } from '../../ui/button'
import { DateField } from '../../ui/date-field'
import { FailureNotice } from '../../ui/failure-notice'
import { Notice } from '../../ui/notice'
import { Sheet } from '../../ui/sheet'
import { Colleagues } from '../../ui/ticket/colleagues'
import { say } from '../../ui/words'
import { useNaming, type MyDeputiesAnswer, type MyDeputiesState } from './use-my-deputies'

/** The usual deputy first, then who is on duty; each with the first of the roles. */
const listOf = ({ colleagues, usual }: MyDeputiesAnswer) => {
  const rank = ({ personId, onDuty }: { personId: string; onDuty: boolean }): number =>
    personId === usual ? 0 : onDuty ? 1 : 2
  return colleagues
    .map(({ personId, name, roles, onDuty }) => {
      const role: Role = roles[0] ?? 'technician'
      return { personId, name, role, onDuty }
    })
    .sort((a, b) => rank(a) - rank(b))
}

type Props = {
  state: MyDeputiesState
  answer: MyDeputiesAnswer
  onNamed: (name: string) => void
  onClose: () => void
}

/** From which day to which, and who; the button says the name. */
export function NameSheet({ state, answer, onNamed, onClose }: Props) {
  const form = useNaming(state, onNamed)
  const { chosen } = form
  const action = (
    <Button
      kind="primary"
      large
      loading={form.busy}
      onPress={form.name}
      {...(!chosen && { blockedBy: say('myDeputies.missing') })}
    >
      {chosen ? say('myDeputies.do', { name: chosen.name }) : say('myDeputies.ask')}
    </Button>
  )
  return (
    <Sheet open title={say('myDeputies.ask')} onClose={onClose} action={action}>
      <Notice tone="info" title={say('myDeputies.what')} />
      <DateField label={say('deputy.first')} value={form.first} from={form.today} onChange={form.setFirst} />
      <DateField label={say('deputy.last')} value={form.last} from={form.first} onChange={form.setLast} />
      <FailureNotice failure={form.refused} />
      <Colleagues
        label={say('myDeputies.who')}
        members={listOf(answer)}
        chosen={chosen?.personId}
        onChoose={form.choose}
      />
    </Sheet>
  )
}
