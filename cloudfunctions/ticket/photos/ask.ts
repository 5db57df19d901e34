import type { Person } from '../../../domain/community/person'
import type { Instant } from '../../../domain/kernel/instant'
import {
  asked,
  giveUp,
  judged,
  MOST_TRIES,
  notAsked,
  settled,
  withoutTicket,
  type PhotoCheck,
} from '../../../domain/ticket/photo-check'
import type { Ticket } from '../../../domain/ticket/ticket'
import { logFailure } from '../../_kit/log'
import { deleteFiles } from '../../_kit/photos/delete-files'
import { photoLinks } from '../../_kit/photos/keep-photos'
import { command, list, load, loadMany, remove } from '../../_kit/store/store'
import { askForPicture, canCheckContent } from '../../_kit/wechat/content-check'
import { WeChatFailure } from '../../_kit/wechat/request'
import { commitCheck, PHOTO_CHECKS } from './checks'
import { loadVerdicts } from './verdicts'

/** An answer may have come before the question was noted, or while the function died. */
const catchUp = async (check: PhotoCheck, at: Instant): Promise<PhotoCheck> => {
  let state = check
  for (const { suggest } of await loadVerdicts(check.traces))
    state = await commitCheck(state, (one) => judged(one, suggest, at))
  return state
}

const openidOf = async (personId: string): Promise<string | undefined> =>
  (await load<Person>('persons', personId))?.openid

/** Of a report that was refused, or whose function died, the photos go; said again, they are kept again. */
const forgetOrphan = async (check: PhotoCheck, at: Instant): Promise<void> => {
  const waiting = withoutTicket(check, at)
  if (waiting !== undefined) await commitCheck(check, (state) => withoutTicket(state, at))
  else {
    await deleteFiles([check.photo])
    await remove(PHOTO_CHECKS, check)
  }
}

const hasTicket = async ({ ticketId }: PhotoCheck): Promise<boolean> =>
  (await loadMany<Ticket>('tickets', [ticketId], ['number'])).length > 0

/** Asks once. Nobody to ask for, or no file any more, is the end; what WeChat refuses is asked again later. */
const ask = async (check: PhotoCheck, at: Instant): Promise<PhotoCheck> => {
  const [openid, links] = await Promise.all([openidOf(check.by), photoLinks([check.photo])])
  const link = links[check.photo]
  if (openid === undefined || link === undefined || !canCheckContent()) return commitCheck(check, giveUp)
  try {
    const trace = await askForPicture(openid, link)
    return await catchUp(await commitCheck(check, (state) => asked(state, trace, at)), at)
  } catch (failure) {
    if (!(failure instanceof WeChatFailure)) throw failure
    logFailure('photo_not_checked', failure, { photoCheck: check._id })
    return commitCheck(check, (state) => notAsked(state, at))
  }
}

/** One check that is due: the file of a risky picture goes, an answer is waited for no longer, or WeChat is asked. */
export const settleCheck = async (due: PhotoCheck, at: Instant): Promise<void> => {
  const check = due.state === 'pending' ? await catchUp(due, at) : due
  if (check.state === 'risky') await deleteFiles([check.photo])
  // What has changed since has something due of its own.
  if (check.state !== 'pending')
    await commitCheck(check, (state) => (state.version === check.version ? settled(state) : undefined))
  else if (check.tries >= MOST_TRIES) await commitCheck(check, giveUp)
  else if (await hasTicket(check)) await ask(check, at)
  else await forgetOrphan(check, at)
}

export const dueChecks = (at: Instant, limit: number): Promise<PhotoCheck[]> =>
  list<PhotoCheck>({
    ...{ collection: PHOTO_CHECKS, index: 'due', equals: {}, limit },
    range: { field: 'dueAt', condition: command.lte(at) },
  })
