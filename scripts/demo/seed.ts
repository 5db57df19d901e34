import tcb from '@cloudbase/node-sdk'
import { HOUR } from '../../domain/kernel/instant'
import type { LocalCloud } from '../../emulator/local-cloud'
import { localTemplates } from '../local/wechat-templates'
import { chanceFrom } from './chance'
import { demoDocuments } from './documents'
import { openidOf } from './names'
import { openPlay } from './play'
import { readInboxes } from './read-inboxes'
import type { DemoResident } from './residents'
import { DEMO_FIRM_STAFF } from './firm'
import { DEMO_STAFF } from './staff'
import { stageOn } from './stage'
import { demoStories } from './stories'

const SEED = 20261122
/** Everybody last looked into the app this long ago: what came since is unread. */
const LAST_LOOK = 2 * HOUR

/** The SDK of this process, pointed at the local cloud as a function's is. */
const databaseOf = (cloud: LocalCloud) => {
  Object.assign(process.env, cloud.adminEnv())
  return tcb.init({ env: 'local-env' }).database()
}

const BATCH = 100

/** What people's phones allow before the stories begin: staff are bound to their employer, residents accepted messages. */
const allowMessages = (cloud: LocalCloud, residents: readonly DemoResident[]): void => {
  for (const { key } of [...DEMO_STAFF, ...DEMO_FIRM_STAFF]) cloud.wechat.bindEmployee(openidOf(key))
  const { approved } = localTemplates()
  for (const { key } of residents)
    for (const { id, channel } of approved)
      if (channel === 'subscribe') cloud.wechat.grant(openidOf(key), id, 5)
}

/** Writes the community and its people. */
const writeDocuments = async (cloud: LocalCloud): Promise<DemoResident[]> => {
  const database = databaseOf(cloud)
  const { documents, residents } = demoDocuments(SEED)
  for (const collection of new Set(documents.map(([name]) => name))) {
    const mine = documents.filter(([name]) => name === collection).map(([, document]) => document)
    for (let at = 0; at < mine.length; at += BATCH)
      await database.collection(collection).add(mine.slice(at, at + BATCH))
  }
  return residents
}

/** Fills an empty cloud with 安邻示范小区: its people, and `count` tickets over `days` made by calling the functions. */
export const seedDemo = async (
  cloud: LocalCloud,
  o: { count?: number; days?: number; progress?: (done: number, count: number) => void } = {},
): Promise<void> => {
  const { count = 300, days = 90 } = o
  const residents = await writeDocuments(cloud)
  allowMessages(cloud, residents)
  const end = cloud.clock.now()
  const offset = cloud.clock.offset()
  const stage = stageOn(cloud, end)
  const stories = demoStories(residents, chanceFrom(SEED), { end, days, count })
  const play = openPlay(stage, stories, {
    end,
    progress: (done) => o.progress?.(done, stories.length),
  })
  await play.upTo(end - LAST_LOOK)
  await readInboxes(stage, [...residents, ...DEMO_STAFF, ...DEMO_FIRM_STAFF], end - LAST_LOOK)
  await play.upTo(end)
  cloud.clock.setOffset(offset)
}
