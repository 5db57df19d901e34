import { databaseSchema } from '../../../config/database'
import { PRIVACY_NOTICE_VERSION } from '../../../domain/community/consent'
import type { Person } from '../../../domain/community/person'
import type { Ticket } from '../../../domain/ticket/ticket'
import { personIdOf } from '../../support/small-community'
import type { Api } from '../../support/cloud'
import { startHomeCloud, type HomeCloud } from './home-cloud'

/** A reviewer, and another visitor: nobody here knows them. */
export const REVIEWER = 'o-wechat-reviewer'
export const OTHER = 'o-other-visitor'

export type TryOutCloud = HomeCloud & {
  as(openid: string): Api
  open(): Promise<void>
  /** Agrees to the privacy notice, which makes a person of somebody unknown. */
  meet(openid: string): Promise<void>
  begin(openid: string): ReturnType<Api['community']['tryOut']['begin']>
  /** Ids of documents, by collection, in which any of these texts stands. */
  traces(...texts: string[]): Promise<string[]>
  all<T>(collection: string, where?: object): Promise<T[]>
  samples(communityId: string): Promise<Ticket[]>
  /** Runs the timers of all that a trial touches, after `ms`. */
  after(ms: number): Promise<void>
}

/** The small community, whose administrator lets visitors try the program out. */
export const startTryOutCloud = async (): Promise<TryOutCloud> => {
  const cloud = await startHomeCloud()
  const all = async <T>(collection: string, where: object = {}): Promise<T[]> =>
    ((await cloud.database.collection(collection).where(where).limit(1000).get()) as { data: T[] }).data
  const as = (openid: string) => cloud.agreeing(openid)
  const traces = async (...texts: string[]): Promise<string[]> => {
    const found = await Promise.all(
      databaseSchema.collections.map(async ({ name }) =>
        (await all<{ _id: string }>(name)).map((one) => [name, one] as const),
      ),
    )
    return found
      .flat()
      .filter(([, one]) => texts.some((text) => JSON.stringify(one).includes(text)))
      .map(([name, { _id }]) => `${name}/${_id}`)
  }
  return Object.assign(cloud, {
    ...{ as, all, traces },
    open: async () => {
      const commandId = cloud.command()
      await as(cloud.small.people.admin.openid).community.tryOut.switchEntry({ commandId, open: true })
    },
    meet: async (openid: string) => {
      const agreed = { commandId: cloud.command(), version: PRIVACY_NOTICE_VERSION }
      await as(openid).community.privacy.consent(agreed)
    },
    begin: (openid: string) => as(openid).community.tryOut.begin({ commandId: cloud.command() }),
    samples: (communityId: string) => all<Ticket>('tickets', { communityId }),
    after: async (ms: number) => {
      cloud.later(ms)
      for (const name of ['ticket', 'notify', 'community'] as const) await cloud.local.runTimer(name)
    },
  })
}

/** The visitor without anything that they tried out. */
export const isAsBefore = ({ homes, roles, trial }: Person): boolean =>
  homes.length === 0 && roles.length === 0 && trial === undefined

export const REVIEWER_ID = personIdOf(REVIEWER)
