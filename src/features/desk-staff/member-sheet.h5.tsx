import { useState } from 'react'
import { Choice } from '../../ui/choice'
import { unbroken } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/words'
import { DeputyForm } from './deputy-form'
import { EndForm } from './end-form'
import { RotaForm } from './rota-form'
import { TermsForm } from './terms-form'
import type { May } from './may'
import type { Member, RosterState } from './use-roster'

type Tab = 'rota' | 'deputy' | 'terms' | 'end'
type Props = {
  communityId: string
  roster: RosterState
  member: Member
  may: May
  onClose: () => void
  onEnded: (released: number) => void
}

function Facts({ member, roster }: Pick<Props, 'member' | 'roster'>) {
  const deputy = roster.members.find(({ personId }) => personId === member.deputyId)
  return (
    <div>
      <div>
        {`${say(`department.${member.department}`)} · ${member.roles.map((role) => say(`role.${role}`)).join('、')}`}
      </div>
      <div className="al-desk-staff__small">
        {[
          unbroken(member.phone),
          say(member.onDuty ? 'assign.onDuty' : 'assign.offDuty'),
          deputy && say('staff.deputy.is', { name: deputy.name }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
    </div>
  )
}

/** One colleague: who it is, and what this person may change about them. */
export function MemberSheet({ communityId, roster, member, may, onClose, onEnded }: Props) {
  const tabs: Tab[] = [
    ...(may.plan(member) ? (['rota'] as const) : []),
    ...(may.name(member) ? (['deputy'] as const) : []),
    ...(may.head ? (['terms', 'end'] as const) : []),
  ]
  const [tab, setTab] = useState<Tab | undefined>(tabs[0])
  const [saved, setSaved] = useState(false)
  const form = { communityId, roster, member, onSaved: () => setSaved(true) }
  return (
    <Sheet open title={member.name} onClose={onClose}>
      <Facts member={member} roster={roster} />
      {tabs.length > 1 && (
        <Choice
          label={say('staff.what')}
          options={tabs.map((value) => ({ value, word: say(`staff.tab.${value}`) }))}
          value={tab}
          onChange={(next) => {
            setTab(next)
            setSaved(false)
          }}
        />
      )}
      {tab === undefined && <Notice tone="info" title={say('staff.lookOnly')} />}
      {tab === 'rota' && <RotaForm {...form} />}
      {tab === 'deputy' && <DeputyForm {...form} />}
      {tab === 'terms' && <TermsForm {...form} />}
      {tab === 'end' && <EndForm {...form} onEnded={onEnded} />}
      {saved && <Notice tone="ok" title={say('staff.saved')} />}
    </Sheet>
  )
}
