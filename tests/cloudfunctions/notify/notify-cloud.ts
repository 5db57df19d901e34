import { ROUTES } from '../../../src/platform/routes'
import { seal } from '../../../cloudfunctions/_kit/internal-seal'
import type { Delivery } from '../../../domain/notice/delivery'
import type { NoticeKind, PendingNotice } from '../../../domain/notice/notice'
import { DEFAULT_FIELDS, type TemplateName } from '../../../domain/notice/templates'
import type { InboxDocument } from '../../../cloudfunctions/notify/documents'
import { INTERNAL_SECRET, startCloud, type Api, type TestCloud } from '../../support/cloud'
import {
  COMMUNITY_ID,
  seedSmallCommunity,
  type PersonName,
  type SmallCommunity,
} from '../../support/small-community'

const NAMES = Object.keys(DEFAULT_FIELDS) as TemplateName[]
const CHANNELS = ['employee', 'subscribe'] as const

/** Template ids, as the operator configures them and WeChat knows them. */
export const templateId = (channel: (typeof CHANNELS)[number], name: TemplateName): string =>
  `tmpl-${channel}-${name}`

const CONFIGURED = Object.fromEntries(
  CHANNELS.map((channel) => [
    channel,
    Object.fromEntries(NAMES.map((name) => [name, templateId(channel, name)])),
  ]),
)
const APPROVED = CHANNELS.flatMap((channel) =>
  NAMES.map((name) => ({
    id: templateId(channel, name),
    channel,
    title: name,
    fields: Object.keys(DEFAULT_FIELDS[name]).map((key) => ({ key, label: key })),
  })),
)

/** Monday 23 November 2026, 10:00 in Shanghai: everybody of the small community is on duty. */
export const MONDAY = Date.UTC(2026, 10, 23, 2, 0)

export type NotifyCloud = TestCloud & {
  small: SmallCommunity
  as(who: PersonName): Api
  id(who: PersonName): string
  openid(who: PersonName): string
  now(): number
  pass(ms: number): void
  tick(): Promise<Record<string, number>>
  /** A ticket with something to hand over; returns its id. */
  waiting(notices: readonly Partial<PendingNotice>[], more?: object): Promise<string>
  notice(kind: NoticeKind, to: PersonName | PendingNotice['audience'], id?: string): PendingNotice
  wake(id: string, at?: number): Promise<unknown>
  document(id: string): Promise<{ version: number; pending: PendingNotice[]; pendingSince?: number }>
  deliveries(ticketId: string): Promise<Delivery[]>
  inbox(ticketId: string): Promise<InboxDocument[]>
}

let tickets = 0

/** The local cloud with WeChat's templates approved, the small community in it, and the clock at MONDAY. */
export const startNotifyCloud = async (): Promise<NotifyCloud> => {
  process.env['ANLIN_INTERNAL_SECRET'] = INTERNAL_SECRET
  const cloud = await startCloud({
    functionEnv: { WECHAT_TEMPLATES: JSON.stringify(CONFIGURED) },
    local: {
      wechat: {
        appid: 'wxlocal',
        secret: 'test-wechat-secret',
        templates: APPROVED,
        // WeChat refuses any other with 41030.
        pages: Object.values(ROUTES).map(({ path }) => path.slice(1)),
      },
    },
  })
  const { local, database } = cloud
  local.clock.setOffset(MONDAY - Date.now())
  const small = await seedSmallCommunity(cloud)
  const now = () => local.clock.now()
  const id = (who: PersonName) => small.people[who]._id
  const all = async <T>(collection: string, where: object): Promise<T[]> =>
    ((await database.collection(collection).where(where).limit(1000).get()) as { data: T[] }).data
  return {
    ...cloud,
    small,
    as: (who) => cloud.api(small.people[who].openid),
    id,
    openid: (who) => small.people[who].openid,
    now,
    pass: (ms) => local.clock.setOffset(local.clock.offset() + ms),
    tick: () => local.runTimer('notify') as Promise<Record<string, number>>,
    waiting: async (pending, more = {}) => {
      tickets += 1
      const ticket = {
        _id: `t-notify-${tickets}`,
        version: 1,
        communityId: COMMUNITY_ID,
        number: `N${String(tickets).padStart(5, '0')}`,
        department: 'engineering',
        priority: 'normal',
        pending,
        pendingSince: now(),
        ...more,
      }
      await database.collection('tickets').add(ticket)
      return ticket._id
    },
    notice: (kind, to, noticeId = `c-${kind}-0`) => ({
      id: noticeId,
      kind,
      audience: typeof to === 'string' ? [{ to: 'person', personId: id(to) }] : to,
      at: now(),
      words: { number: 'K7Q4M2', place: '1栋1单元101室', category: '漏水渗水' },
    }),
    wake: (ticketId, at = now()) =>
      cloud.send(null, 'notify', seal('notify.wake', { collection: 'tickets', id: ticketId }, at)),
    document: async (ticketId) => (await all<never>('tickets', { _id: ticketId }))[0]!,
    deliveries: (ticketId) => all<Delivery>('deliveries', { ticketId }),
    inbox: (ticketId) => all<InboxDocument>('inbox', { ticketId }),
  }
}

/** Who is named, in a stable order. */
export const whoOf = (cloud: NotifyCloud, documents: readonly { personId: string }[]): string[] =>
  documents
    .map(
      ({ personId }) =>
        (Object.keys(cloud.small.people) as PersonName[]).find((name) => cloud.id(name) === personId) ??
        personId,
    )
    .sort()
