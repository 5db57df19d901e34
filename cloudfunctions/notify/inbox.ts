import { implement } from '@orpc/server'
import { contract } from '../../contract/contract'
import type { InboxEntry } from '../../contract/notify'
import { tiesOf } from '../../domain/community/person'
import { noticeText } from '../../domain/notice/words'
import { admit, callerId, type Call } from '../_kit/call'
import { page } from '../_kit/store/page'
import { command, list as listOf, setOnce } from '../_kit/store/store'
import type { InboxDocument } from './documents'
import { offersStamp } from './offers'

const actions = implement(contract.notify.inbox).$context<{ call: Call }>()

/** What one poll reads; more unread than that is shown as that many. */
const HEAD = 30

const slice = (personId: string) => ({ collection: 'inbox', index: 'byPerson', equals: { personId } })

const about = (personId: string, ticketId: string) => ({
  collection: 'inbox',
  index: 'aboutTicket',
  equals: { personId, ticketId },
})

const newestOf = async (personId: string | undefined): Promise<InboxDocument[]> =>
  personId === undefined ? [] : listOf<InboxDocument>({ ...slice(personId), limit: HEAD })

const unreadIn = (newest: readonly InboxDocument[]): number =>
  newest.filter((entry) => entry.readAt === undefined).length

const entryOf = (document: InboxDocument, now: number): InboxEntry => ({
  entryId: document._id,
  kind: document.kind,
  ...noticeText(document.kind, document.words, now),
  ...(document.ticketId !== undefined && { ticketId: document.ticketId }),
  at: document.at,
  ...(document.readAt !== undefined && { readAt: document.readAt }),
})

const head = actions.head.handler(async ({ input, context: { call } }) => {
  const { person, value: newest } = await admit(call, newestOf(callerId(call)), () => ({}))
  const [first] = newest
  const unread = unreadIn(newest)
  return {
    unread,
    stamp: `${first?._id ?? 'empty'}.${unread}`,
    ties: tiesOf(person, call.now),
    ...(first && { newest: entryOf(first, call.now) }),
    ...(input.offers && { offers: await offersStamp(person, call.now) }),
    now: call.now,
  }
})

const list = actions.list.handler(async ({ input, context: { call } }) => {
  const { person } = await admit(call, Promise.resolve(), () => ({}))
  const found = await page<InboxDocument>({ ...slice(person._id), limit: input.limit }, input.before)
  return {
    entries: found.items.map((document) => entryOf(document, call.now)),
    ...(found.before !== undefined && { before: found.before }),
    now: call.now,
  }
})

/** Reading twice is reading once: only entries without `readAt` get one, so the commandId has nothing to do. */
const read = actions.read.handler(async ({ input, context: { call } }) => {
  const { person } = await admit(call, Promise.resolve(), () => ({}))
  const upTo = { field: 'at', condition: command.lte(input.until) }
  const lines = input.ticketId === undefined ? slice(person._id) : about(person._id, input.ticketId)
  await setOnce({ ...lines, range: upTo }, 'readAt', call.now)
  return { unread: unreadIn(await newestOf(person._id)) }
})

export const inbox = { head, list, read }
