import { createHash, createHmac } from 'node:crypto'
import type { HomeInvitation } from '../../../domain/community/invitation'
import { setting } from '../../_kit/config'
import { load } from '../../_kit/store/store'

/** Read out on the phone: no 0/O, 1/I/L. 31^8 codes: ten guesses in five minutes find none. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LENGTH = 8

/**
 * The code of the invitation that this person made with this command. Derived with our secret, so that a repeat after a
 * lost answer shows the same code although only its hash is kept.
 */
export const codeOf = (personId: string, commandId: string): string => {
  const mac = createHmac('sha256', setting('ANLIN_INTERNAL_SECRET'))
    .update(`invitation:${personId}:${commandId}`)
    .digest()
  return Array.from(
    { length: LENGTH },
    (_none, at) => LETTERS[mac.readUInt16BE(at * 2) % LETTERS.length],
  ).join('')
}

export const invitationIdOf = (code: string): string =>
  `v${createHash('sha256').update(`invitation:${code}`).digest('hex').slice(0, 27)}`

export const loadInvitation = (code: string): Promise<HomeInvitation | undefined> =>
  load<HomeInvitation>('home_invitations', invitationIdOf(code))
