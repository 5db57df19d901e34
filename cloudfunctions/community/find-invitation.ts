import { say, type SentenceKey } from '../../contract/sentences'
import type { InvitationRefusal } from '../../domain/community/invitation'
import type { Instant } from '../../domain/kernel/instant'
import type { Document } from '../_kit/store/store'
import { tryCode } from './desk-login/tries'
import { loadInvitation, type InvitationKind } from './invitation-code'

type Told = (more: { data: { sentence: string } }) => Error
export type InvitationErrors = { INVITATION_OVER: Told; TOO_MANY_TRIES: Told }

const WHY: Record<InvitationRefusal | 'unknown' | 'other_phone', SentenceKey> = {
  unknown: 'invitation_unknown',
  expired: 'invitation_expired',
  used: 'invitation_used',
  withdrawn: 'invitation_withdrawn',
  lease_over: 'invitation_lease_over',
  other_phone: 'staff_phone_other',
}

export const invitationOver = (
  errors: Pick<InvitationErrors, 'INVITATION_OVER'>,
  why: keyof typeof WHY,
): Error => errors.INVITATION_OVER({ data: { sentence: say(WHY[why]) } })

/** The invitation under a code, at the price of one try. @throws the refusals of the contract */
export const findInvitation = async <T extends Document>(
  kind: InvitationKind,
  personId: string,
  code: string,
  now: Instant,
  errors: InvitationErrors,
): Promise<T> => {
  const invitation = await tryCode(personId, now, () => loadInvitation<T>(kind, code))
  if (invitation === 'spent') throw errors.TOO_MANY_TRIES({ data: { sentence: say('too_many_tries') } })
  if (invitation === undefined) throw invitationOver(errors, 'unknown')
  return invitation
}
