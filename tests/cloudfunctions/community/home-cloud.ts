import type { Household } from '../../../domain/community/household'
import { homesAt, type Person } from '../../../domain/community/person'
import { startCloud, type Api, type TestCloud } from '../../support/cloud'
import {
  personIdOf,
  seedSmallCommunity,
  type PersonName,
  type SmallCommunity,
} from '../../support/small-community'

/** Wednesday 25 November 2026, 10:00 in Shanghai. */
export const WEDNESDAY = Date.UTC(2026, 10, 25, 2, 0)
/** Two people whom nobody here has met; WeChat knows their numbers. */
export const LAN = 'o-new-lan'
export const BO = 'o-new-bo'
export const DAY = 24 * 3_600_000
const NEW_PHONES = { [LAN]: '13712340001', [BO]: '13712340002' }

export type HomeCloud = TestCloud & {
  small: SmallCommunity
  home(who: PersonName): Api['community']['home']
  newcomer(openid: string): Api['community']['home']
  command(): string
  /** What the getPhoneNumber button gives the page of this phone. */
  tap(openid: string): string
  /** The homes that are somebody's now, as label and relation. */
  homesOf(openid: string): Promise<string[]>
  /** 王芳 invites somebody of her family; resolves with the code. */
  inviteFamily(): Promise<string>
  later(ms: number): void
  now(): number
  person(id: string): Promise<Person>
  household(id: string): Promise<Household>
  everything(collection: string): Promise<{ _id: string }[]>
  change(collection: string, id: string, fields: object): Promise<void>
  /** Empties the cloud and writes the small community again. */
  again(): Promise<void>
}

/** The local cloud with the small community, seen by those who bind homes. */
export const startHomeCloud = async (): Promise<HomeCloud> => {
  const cloud = await startCloud({
    local: {
      wechat: { appid: 'wxlocal', secret: 'test-wechat-secret', templates: [], phoneNumbers: NEW_PHONES },
    },
  })
  const { local, database } = cloud
  let small = await seedSmallCommunity(cloud)
  let commands = 0
  const all = async <T>(collection: string, where: object): Promise<T[]> =>
    ((await database.collection(collection).where(where).limit(1000).get()) as { data: T[] }).data
  const one = async <T>(collection: string, id: string): Promise<T> =>
    (await all<T>(collection, { _id: id }))[0]!
  const toWednesday = () => local.clock.setOffset(WEDNESDAY - Date.now())
  toWednesday()
  const command = () => `command-${String((commands += 1)).padStart(6, '0')}`
  const home = (who: PersonName) => cloud.api(small.people[who].openid).community.home
  return {
    ...cloud,
    get small() {
      return small
    },
    home,
    command,
    tap: (openid) => local.wechat.phoneNumberCode(openid),
    homesOf: async (openid) => {
      const person = await one<Person>('persons', personIdOf(openid))
      return homesAt(person, local.clock.now()).map(({ unitLabel, relation }) => `${unitLabel} ${relation}`)
    },
    inviteFamily: async () => {
      const asked = { commandId: command(), householdId: small.wangHouseholdId, relation: 'family' as const }
      return (await home('wang').invite(asked)).code
    },
    newcomer: (openid) => cloud.agreeing(openid).community.home,
    later: (ms) => local.clock.setOffset(local.clock.offset() + ms),
    now: () => local.clock.now(),
    person: (id) => one<Person>('persons', id),
    household: (id) => one<Household>('households', id),
    everything: (collection) => all(collection, {}),
    change: async (collection, id, fields) => {
      await database.collection(collection).doc(id).update(fields)
    },
    again: async () => {
      local.faults.clear()
      await local.database.clear()
      toWednesday()
      small = await seedSmallCommunity(cloud)
    },
  }
}
