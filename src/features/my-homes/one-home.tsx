import { useState } from 'react'
import { hasRight } from '../../../domain/community/rights'
import type { HomeMember } from '../../../contract/community/home'
import type { Home } from '../../api/use-me'
import { useShare } from '../../platform/share'
import { Button } from '../../ui/button'
import { Card, Section } from '../../ui/card'
import { Confirm } from '../../ui/confirm'
import { FailureNotice, FailureState } from '../../ui/failure-notice'
import { day, dayTime, maskedPhone } from '../../ui/format'
import { Line, Lines } from '../../ui/line'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/words'
import { cardOf, InviteSheet } from './invite-sheet'
import { useInvite } from './use-invite'
import { useMembers, type Members } from './use-members'

const noteOf = (member: HomeMember, now: number): string =>
  [
    say(`relation.${member.relation}`),
    /\d/.test(member.phone) && maskedPhone(member.phone),
    member.endsAt !== undefined && say('joinHome.lease', { day: day(member.endsAt, now) }),
  ]
    .filter(Boolean)
    .join(' · ')

function MemberLines({ state }: { state: Members }) {
  const { members = [], now, ask } = state
  return (
    <Lines>
      {members.map((member) => (
        <Line
          key={`${member.personId}${member.householdId}`}
          icon="user"
          title={member.me ? say('myHomes.me', { name: member.name }) : member.name}
          note={noteOf(member, now)}
          {...(member.removable && {
            trailing: (
              <Button inline kind="quiet" onPress={() => ask({ what: 'remove', member })}>
                {say('myHomes.remove')}
              </Button>
            ),
          })}
        />
      ))}
    </Lines>
  )
}

function Waiting({ state: { invitations, now, ask } }: { state: Members }) {
  if (invitations.length === 0) return null
  return (
    <Section title={say('myHomes.waiting')}>
      <Lines>
        {invitations.map((invitation) => (
          <Line
            key={invitation.invitationId}
            icon="send"
            title={say(`relation.${invitation.relation}`)}
            note={[
              say('myHomes.until', { when: dayTime(invitation.expiresAt, now) }),
              invitation.leaseEndsAt !== undefined &&
                say('joinHome.lease', { day: day(invitation.leaseEndsAt, now) }),
            ]
              .filter(Boolean)
              .join(' · ')}
            trailing={
              <Button inline kind="quiet" onPress={() => ask({ what: 'withdraw', invitation })}>
                {say('myHomes.withdraw')}
              </Button>
            }
          />
        ))}
      </Lines>
    </Section>
  )
}

function Ask({ state, unitLabel }: { state: Members; unitLabel: string }) {
  const { question, cancel, confirm, busy } = state
  if (!question) return null
  const who = question.what === 'remove' ? question.member.name : unitLabel
  return (
    <Confirm
      open
      danger
      title={say(`myHomes.${question.what}.title`, { who })}
      text={say(`myHomes.${question.what}.text`)}
      confirmWord={say(`myHomes.${question.what}`)}
      cancelWord={say('myHomes.keep')}
      loading={busy}
      onConfirm={confirm}
      onCancel={cancel}
    />
  )
}

/** One home: who belongs to it, who is invited; owners invite and remove, everybody may leave. */
export function OneHome({ home }: { home: Home }) {
  const state = useMembers(home.householdId)
  const invite = useInvite(home.householdId)
  const [inviting, setInviting] = useState(false)
  const { made } = invite
  useShare(() => made && cardOf(home.unitLabel, made))
  const mayInvite = hasRight(home, 'invites')
  if (state.failure) return <FailureState failure={state.failure} onRetry={state.retry} />
  if (!state.members) return <Skeleton of="line" count={4} />
  return (
    <>
      <Section title={say('myHomes.members', { n: state.members.length })}>
        <MemberLines state={state} />
      </Section>
      {mayInvite && (
        <Button
          kind="primary"
          icon="plus"
          onPress={() => {
            invite.startAgain()
            setInviting(true)
          }}
        >
          {say('myHomes.invite')}
        </Button>
      )}
      {!mayInvite && <Card>{say('myHomes.ownersInvite')}</Card>}
      <Waiting state={state} />
      <FailureNotice failure={state.refused} />
      <Button kind="quiet" onPress={() => state.ask({ what: 'leave' })}>
        {say('myHomes.leave')}
      </Button>
      <Ask state={state} unitLabel={home.unitLabel} />
      <InviteSheet
        open={inviting}
        unitLabel={home.unitLabel}
        invite={invite}
        onClose={() => setInviting(false)}
      />
    </>
  )
}
