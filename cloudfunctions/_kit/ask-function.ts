import type { Instant } from '../../domain/kernel/instant'
import type { Reply } from './answer'
import { cloud } from './cloudbase'
import { seal } from './internal-seal'

/** What the SDK says of a call to another function; the result is the text that the function answered. */
type Called = { result?: unknown }

const replyOf = ({ result }: Called): Reply =>
  (typeof result === 'string' ? JSON.parse(result) : result) as Reply

/**
 * Calls an internal action of another of our functions and waits for its answer (design.md D1). For what must be known
 * to be done; a mere wake does not wait.
 * @throws Error when the call is lost or refused: the caller leaves its mark in place and the timer asks again
 */
const ask = async (action: string, input: object, at: Instant): Promise<unknown> => {
  const [name = ''] = action.split('.')
  const reply = replyOf(await cloud.callFunction({ name, data: seal(action, input, at) }))
  if (!reply.ok) throw new Error(`${action} answered ${reply.error.code}`)
  return reply.data
}

export const askNotify = {
  /** Whether messages can leave the app at all (WECHAT_TEMPLATES). */
  hasTemplates: async (at: Instant): Promise<boolean> => {
    const { configured } = (await ask('notify.templates', {}, at)) as { configured: boolean }
    return configured
  },
}

/** A call takes so many; whoever asks asks again until none is left. */
const releaseAll = async (action: string, input: object, at: Instant): Promise<number> => {
  let all = 0
  for (;;) {
    const { released } = (await ask(action, input, at)) as { released: number }
    if (released === 0) return all
    all += released
  }
}

export const askTicket = {
  /** Gives the open jobs of somebody who left back to dispatch; resolves with how many there were. */
  release: (input: { communityId: string; personId: string }, at: Instant): Promise<number> =>
    releaseAll('ticket.release', input, at),
  /** The same of a contractor firm. */
  releaseFirm: (input: { communityId: string; firmId: string }, at: Instant): Promise<number> =>
    releaseAll('ticket.releaseFirm', input, at),
  /** What the visitor of a trial finds there; asked again it changes nothing. */
  samples: async (input: { communityId: string }, at: Instant): Promise<string[]> => {
    const { ticketIds } = (await ask('ticket.samples', input, at)) as { ticketIds: string[] }
    return ticketIds
  },
}
