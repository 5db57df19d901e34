import type { Person } from '../../domain/community/person'
import type { Attempt, Channel, Delivery, Outcome } from '../../domain/notice/delivery'
import type { Side } from '../../domain/notice/notice'
import { fillTemplate, templateOf } from '../../domain/notice/templates'
import { now } from '../_kit/live'
import { log } from '../_kit/log'
import { sendEmployeeMessage, sendSubscribeMessage } from '../_kit/wechat/messages'
import { WeChatFailure } from '../_kit/wechat/request'
import { templateFor } from '../_kit/wechat/templates'

const SENDERS = { employee: sendEmployeeMessage, subscribe: sendSubscribeMessage }

/** Pages of the released version (src/app.config.ts): an unknown one would be refused (41030). */
const INBOX = 'pages/inbox/index'
const TICKET: Record<Side, string> = { resident: 'resident/ticket/index', staff: 'staff/job/index' }

/** Final for this person and channel (wechat.md §3.1, §3.3). */
const CLOSED_TO_PERSON = new Set<number>([40003, 40256, 40257, 43101, 43104])
/** Final too, and somebody has to mend the set-up: template, its fields, page, arguments. */
const SET_UP_WRONG = new Set<number>([40037, 40097, 41030, 47003])

const outcomeOf = (code: WeChatFailure['errcode']): Outcome =>
  typeof code === 'number' && (CLOSED_TO_PERSON.has(code) || SET_UP_WRONG.has(code)) ? 'refused' : 'passing'

/** What it is about, on the page of whoever is told: the resident's ticket, or the job. */
const pageOf = ({ ticketId, side }: Delivery): string =>
  ticketId === undefined ? INBOX : `${TICKET[side]}?id=${ticketId}`

const post = (channel: Channel, delivery: Delivery, openid: string, now: number): Promise<void> => {
  const { kind, side, words } = delivery
  const template = templateFor(channel, templateOf(kind, side))
  if (template === undefined) throw new Error(`no ${channel} template for ${kind}`)
  const data = fillTemplate(template.fields, { kind, side, words, at: delivery.at }, now)
  return SENDERS[channel]({ openid, templateId: template.id, page: pageOf(delivery), data })
}

/**
 * One attempt on one channel. A lost answer counts as passing and is repeated: the platform knows no idempotency key,
 * and a message that comes twice is better than one that never comes.
 */
export const attempt = async (channel: Channel, delivery: Delivery, person: Person): Promise<Attempt> => {
  const at = now()
  try {
    await post(channel, delivery, person.openid, at)
    return { at, channel, outcome: 'sent' }
  } catch (failure) {
    if (!(failure instanceof WeChatFailure)) throw failure
    const { errcode } = failure
    if (typeof errcode === 'number' && SET_UP_WRONG.has(errcode))
      log('alarm_wechat_set_up', { channel, kind: delivery.kind, errcode })
    return { at, channel, outcome: outcomeOf(errcode), code: errcode }
  }
}
