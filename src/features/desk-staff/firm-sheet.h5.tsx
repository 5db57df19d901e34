import { useState } from 'react'
import { Choice } from '../../ui/choice'
import { Notice } from '../../ui/notice'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/words'
import { FirmForm } from './firm-form'
import { InviteContractor } from './invite-contractor'
import { RemoveFirm } from './remove-firm'
import type { FirmsState, FirmView } from './use-firms'

type Tab = 'form' | 'people' | 'remove'
const TABS: readonly Tab[] = ['form', 'people', 'remove']

type Props = {
  communityId: string
  /** Absent: a new one. */
  firm: FirmView | undefined
  state: FirmsState
  onClose: () => void
  onRemoved: (released: number) => void
}

/** One contractor firm: what is known of it, its people, and its end. */
export function FirmSheet({ communityId, firm, state, onClose, onRemoved }: Props) {
  const [tab, setTab] = useState<Tab>('form')
  const [saved, setSaved] = useState(false)
  return (
    <Sheet open title={firm?.name ?? say('firm.new')} onClose={onClose}>
      {firm && (
        <Choice
          label={say('staff.what')}
          options={TABS.map((value) => ({ value, word: say(`firm.tab.${value}`) }))}
          value={tab}
          onChange={(next) => {
            setTab(next)
            setSaved(false)
          }}
        />
      )}
      {tab === 'form' && (
        <FirmForm
          {...{ communityId, firm, state }}
          onSaved={() => (firm === undefined ? onClose() : setSaved(true))}
        />
      )}
      {tab === 'people' && firm && <InviteContractor {...{ communityId, firm, state }} />}
      {tab === 'remove' && firm && <RemoveFirm {...{ communityId, firm, state, onRemoved }} />}
      {saved && <Notice tone="ok" title={say('staff.saved')} />}
    </Sheet>
  )
}
