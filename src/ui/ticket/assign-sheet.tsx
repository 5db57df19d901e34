import { Button } from '../button'
import { Choice } from '../choice'
import { FailureNotice, FailureState, type FailureNoticeProps } from '../failure-notice'
import { Sheet } from '../sheet'
import { Skeleton } from '../skeleton'
import { Notice } from '../notice'
import { say, type WordKey } from '../words'
import { Colleagues, type Colleague } from './colleagues'
import { FirmChoices, type FirmChoice } from './firm-choices'

export type AssignTo = 'colleague' | 'firm'

export type AssignSheetProps = {
  members: readonly Colleague[]
  loading: boolean
  /** Why the list could not be read. */
  unread: FailureNoticeProps['failure']
  retry: () => void
  chosen: Colleague | undefined
  choose: (personId: string) => void
  /** Contractor firms that may be given it instead, and the one chosen. */
  firms: readonly FirmChoice[]
  firm: FirmChoice | undefined
  chooseFirm: (firmId: string) => void
  /** Who stays answerable when a firm comes; '' = somebody must be chosen. */
  ownerName: string
  to: AssignTo
  turnTo: (to: AssignTo) => void
  run: () => Promise<unknown>
  busy: boolean
  /** Why the ticket could not be given away. */
  failure: FailureNoticeProps['failure']
  onClose: () => void
}

/** A firm, and who answers for it: whoever does now, or a colleague when nobody does. */
function Firms(props: AssignSheetProps) {
  const { firms, firm, chooseFirm, ownerName, members, chosen, choose } = props
  return (
    <>
      <FirmChoices firms={firms} chosen={firm?.firmId} onChoose={chooseFirm} />
      {ownerName !== '' ? (
        <Notice tone="info" title={say('assign.firm.owner', { name: ownerName })} />
      ) : (
        <>
          <Notice tone="info" title={say('assign.firm.noOwner')} />
          <Colleagues members={members} chosen={chosen?.personId} onChoose={choose} />
        </>
      )}
    </>
  )
}

/** What is still to be chosen, if anything. */
const missingIn = ({ to, chosen, firm, ownerName }: AssignSheetProps): WordKey | undefined => {
  if (to === 'colleague') return chosen ? undefined : 'assign.pick'
  if (!firm) return 'assign.pickFirm'
  return ownerName !== '' || chosen ? undefined : 'assign.pick'
}

/** Giving a ticket to a colleague, those on duty first, or to a contractor firm; the button says the name. */
export function AssignSheet(props: AssignSheetProps) {
  const { members, loading, unread, retry, chosen, choose, run, busy, failure, onClose, to } = props
  const missing = missingIn(props)
  const name = (to === 'firm' ? props.firm : chosen)?.name
  // Why it was refused stands beside the button: the list above may be longer than the screen.
  const action = (
    <>
      <FailureNotice failure={failure} />
      <Button
        kind="primary"
        large
        loading={busy}
        {...(missing && { blockedBy: say(missing) })}
        onPress={() => void run()}
      >
        {name && !missing ? say('assign.do', { name }) : say('job.assign')}
      </Button>
    </>
  )
  return (
    <Sheet open title={say('assign.title')} onClose={onClose} action={action}>
      {props.firms.length > 0 && (
        <Choice
          label={say('assign.title')}
          options={[
            { value: 'colleague', word: say('assign.colleagues') },
            { value: 'firm', word: say('assign.firms') },
          ]}
          value={to}
          onChange={props.turnTo}
        />
      )}
      {unread ? (
        <FailureState failure={unread} onRetry={retry} />
      ) : loading ? (
        <Skeleton of="line" count={4} />
      ) : to === 'firm' ? (
        <Firms {...props} />
      ) : (
        <Colleagues members={members} chosen={chosen?.personId} onChoose={choose} />
      )}
    </Sheet>
  )
}
