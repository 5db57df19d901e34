import { createHash, createHmac } from 'node:crypto'
import { setting } from '../_kit/config'
import { load, type Document } from '../_kit/store/store'

/** Read out on the phone: no 0/O, 1/I/L. 31^8 codes: ten guesses in five minutes find none. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LENGTH = 8

/** Into a home, or into the staff: a code of one opens nothing of the other. */
export type InvitationKind = 'home' | 'staff'
const COLLECTION: Record<InvitationKind, string> = { home: 'home_invitations', staff: 'staff_invitations' }

/**
 * The code of the invitation that this person made with this command. Derived with our secret, so that a repeat after a
 * lost answer shows the same code although only its hash is kept.
 */
export const codeOf = (kind: InvitationKind, personId: string, commandId: string): string => {
  const mac = createHmac('sha256', setting('ANLIN_INTERNAL_SECRET'))
    .update(`${kind} invitation:${personId}:${commandId}`)
    .digest()
  return Array.from(
    { length: LENGTH },
    (_none, at) => LETTERS[mac.readUInt16BE(at * 2) % LETTERS.length],
  ).join('')
}

export const invitationIdOf = (kind: InvitationKind, code: string): string =>
  `v${createHash('sha256').update(`${kind} invitation:${code}`).digest('hex').slice(0, 27)}`

export const loadInvitation = <T extends Document>(
  kind: InvitationKind,
  code: string,
): Promise<T | undefined> => load<T>(COLLECTION[kind], invitationIdOf(kind, code))
