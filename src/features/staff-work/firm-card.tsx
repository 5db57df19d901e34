import type { TicketView } from '../../../contract/ticket'
import { useMe } from '../../api/use-me'
import { call } from '../../platform/phone'
import { Button } from '../../ui/button'
import { Section } from '../../ui/card'
import { unbroken } from '../../ui/format'
import { Line, Lines } from '../../ui/line'
import { Notice } from '../../ui/notice'
import { say } from '../../ui/words'

function Number({ title, note, number }: { title: string; note: string; number: string }) {
  return (
    <Line
      icon="phone"
      title={title}
      note={note}
      trailing={
        <Button inline icon="phone" onPress={() => call(number)}>
          {say('firm.call')}
        </Button>
      }
    />
  )
}

type Props = { view: TicketView }

/** For the firm's own people: whom of ours to call. */
function OurSide({ view: { firm, ownerName, ownerPhone } }: Props) {
  if (ownerPhone === '') return null
  return (
    <Section title={firm?.name ?? ''}>
      <Lines>
        <Number title={ownerName} note={say('firm.answers')} number={ownerPhone} />
      </Lines>
    </Section>
  )
}

/** The contractor firm that comes, and its numbers; whoever answers for it reads that they do (domain.md §2). */
export function FirmCard({ view }: Props) {
  const { who } = useMe()
  const { firm, ownerName, ownerPhone, communityId } = view
  if (firm === undefined) return null
  const theirs = who?.roles.some((one) => one.role === 'contractor' && one.communityId === communityId)
  if (theirs) return <OurSide view={view} />
  // The owner's number is there while there is work.
  const owns = ownerPhone !== '' && ownerName === who?.name
  return (
    <Section title={say('firm.comes')}>
      {owns && <Notice tone="info" title={say('firm.owned')} />}
      <Lines>
        <Number
          title={firm.name}
          note={say('firm.contact', { name: firm.contactName })}
          number={firm.phone}
        />
        <Number
          title={say('firm.emergency')}
          note={unbroken(firm.emergencyPhone)}
          number={firm.emergencyPhone}
        />
      </Lines>
    </Section>
  )
}
