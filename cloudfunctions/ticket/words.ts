import { FIELD_NAMES } from '../../contract/sentences'
import type { WordsMark } from '../../domain/ticket/facts'
import type { Ticket } from '../../domain/ticket/ticket'
import type { Call } from '../_kit/call'
import { refuse } from '../_kit/refuse'
import { canCheckContent, checkText, type TextVerdict } from '../_kit/wechat/content-check'
import type { Side } from './story'

/** Words by the field they were typed in. */
export type Typed = Record<string, string>
/** Where people know a field by another name than elsewhere. */
type Called = Readonly<Record<string, string>>
type Judged = { field: string; verdict: TextVerdict }

/** The worst first. */
const WORST: readonly TextVerdict[] = ['risky', 'review', 'unchecked', 'pass']

const worstOf = (judged: readonly Judged[]): Judged | undefined =>
  [...judged].sort((a, b) => WORST.indexOf(a.verdict) - WORST.indexOf(b.verdict))[0]

const openidOf = ({ identity }: Call): string | undefined =>
  identity.kind === 'phone' && canCheckContent() ? identity.openid : undefined

/**
 * A content check under way (wechat.md §5). A browser has no openid to ask with, and an installation without WeChat nobody
 * to ask: then nothing is checked and nothing is marked.
 */
export type Look = {
  /** Ends at the latest after 1.5 s. */
  done: Promise<void>
  /** What is known by now. */
  soFar: () => Judged | undefined
}

/** Starts looking at what was typed; after the caller was let through, for WeChat gets to read it. */
export const lookAt = (call: Call, typed: Typed): Look => {
  const openid = openidOf(call)
  const fields = openid === undefined ? [] : Object.entries(typed).filter(([, text]) => text !== '')
  const judged: Judged[] = fields.map(([field]) => ({ field, verdict: 'unchecked' }))
  const looking = fields.map(async ([, text], index) => {
    const one = judged[index]
    if (one !== undefined && openid !== undefined) one.verdict = await checkText(openid, text)
  })
  return { done: Promise.all(looking).then(() => undefined), soFar: () => worstOf(judged) }
}

/** Only residents' words on what can wait are refused; all others are taken and marked (decisions/0031). */
export const refusalOf = (judged: Judged | undefined, called: Called = {}): Error | undefined => {
  if (judged?.verdict !== 'risky') return undefined
  const { field } = judged
  return refuse(
    'BAD_INPUT',
    'words_risky',
    { field },
    { field: called[field] ?? FIELD_NAMES[field]?.zh ?? field },
  )
}

export const markOf = (judged: Judged | undefined): WordsMark | undefined =>
  judged === undefined || judged.verdict === 'pass' ? undefined : judged.verdict

/**
 * Looks at the words of one command on a ticket before anything is written.
 * @throws BAD_INPUT naming the field; of an open emergency nothing is refused and nothing waits, so it is not asked
 */
export const judgeWords = async (
  call: Call,
  about: { ticket: Ticket; side: Side; typed: Typed; called?: Called },
): Promise<WordsMark | undefined> => {
  const { ticket, side, typed, called } = about
  const some = openidOf(call) !== undefined && Object.values(typed).some((text) => text !== '')
  if (!some) return undefined
  if (ticket.priority === 'emergency' && ticket.open) return 'unchecked'
  const look = lookAt(call, typed)
  await look.done
  const refusal = side === 'resident' ? refusalOf(look.soFar(), called) : undefined
  if (refusal !== undefined) throw refusal
  return markOf(look.soFar())
}
