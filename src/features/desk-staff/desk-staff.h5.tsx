import { useState } from 'react'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { Empty } from '../../ui/empty'
import { FailureState } from '../../ui/failure-notice'
import { Notice } from '../../ui/notice'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/words'
import { AuditLog } from './audit-log'
import type { DeskStaffProps } from './desk-staff.types'
import { Firms } from './firms'
import { Invitations } from './invitations'
import { InviteForm } from './invite-form'
import { mayBy } from './may'
import { MemberSheet } from './member-sheet'
import { useRoster } from './use-roster'
import { WeekGrid } from './week-grid'
import './desk-staff.scss'

function Roster({ communityId, personId, roles }: DeskStaffProps) {
  const roster = useRoster(communityId)
  const may = mayBy(roles, personId)
  const [openId, setOpenId] = useState<string>()
  const [inviting, setInviting] = useState(false)
  const [ended, setEnded] = useState<{ name: string; n: number }>()
  const member = roster.members.find(({ personId }) => personId === openId)
  const invite = may.head && (
    <Button inline kind="primary" icon="plus" onPress={() => setInviting(true)}>
      {say('staff.invite')}
    </Button>
  )
  if (roster.failure) return <FailureState failure={roster.failure} onRetry={roster.retry} />
  if (!roster.loaded) return <Skeleton of="line" count={10} />
  return (
    <>
      {ended && (
        <Notice tone="ok" title={say('staff.ended', { name: ended.name })}>
          {say(ended.n === 0 ? 'staff.ended.none' : 'staff.ended.n', { n: ended.n })}
        </Notice>
      )}
      {may.head && <Invitations communityId={communityId} roster={roster} />}
      {roster.members.length === 0 ? (
        <>
          <Empty picture="search" title={say('staff.none.title')} hint={say('staff.none.hint')} />
          <div>{invite}</div>
        </>
      ) : (
        <WeekGrid roster={roster} onOpen={({ personId }) => setOpenId(personId)} action={invite} />
      )}
      {member && (
        <MemberSheet
          key={member.personId}
          {...{ communityId, roster, member, may }}
          onClose={() => setOpenId(undefined)}
          onEnded={(n) => {
            setEnded({ name: member.name, n })
            setOpenId(undefined)
          }}
        />
      )}
      {inviting && (
        <InviteForm communityId={communityId} roster={roster} onClose={() => setInviting(false)} />
      )}
    </>
  )
}

/** Who works here, as what and when (domain.md §2), and the log of what only some may do. */
export function DeskStaff(props: DeskStaffProps) {
  const [tab, setTab] = useState<'roster' | 'firms' | 'audit'>('roster')
  const { head } = mayBy(props.roles, props.personId)
  return (
    <>
      <Choice
        label={say('staff.what')}
        options={[
          { value: 'roster', word: say('staff.rota') },
          { value: 'firms', word: say('assign.firms') },
          ...(head ? [{ value: 'audit' as const, word: say('audit.title') }] : []),
        ]}
        value={tab}
        onChange={setTab}
      />
      {tab === 'roster' && <Roster {...props} />}
      {tab === 'firms' && <Firms communityId={props.communityId} mayEdit={head} />}
      {tab === 'audit' && <AuditLog communityId={props.communityId} />}
    </>
  )
}
