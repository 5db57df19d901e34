import tcb from '@cloudbase/node-sdk'
import { createORPCClient, createORPCErrorFromJson } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../contract/contract'
import type { Ticket } from '../../domain/ticket/ticket'
import type { LocalCloud } from '../../emulator/local-cloud'
import { chanceFrom } from './chance'
import { demoDocuments } from './documents'
import { playStories, type Stage } from './play'
import { localTemplates } from '../local/wechat-templates'
import { openidOf } from './names'
import type { DemoResident } from './residents'
import { DEMO_STAFF } from './staff'
import { demoStories } from './stories'

type Reply = { ok: true; data: unknown } | { ok: false; error: Parameters<typeof createORPCErrorFromJson>[0] }

const SEED = 20261122
const TIMED = ['ticket', 'notify']

const apiOver = (cloud: LocalCloud, openid: string): ContractRouterClient<Contract> =>
  createORPCClient({
    call: async (path, input) => {
      const reply = (await cloud.call({ openid }, path[0] ?? '', { action: path.join('.'), input })) as Reply
      // What it woke belongs to its own time, not to that of the next act.
      await cloud.settled()
      if (reply.ok) return reply.data
      throw createORPCErrorFromJson(reply.error)
    },
  })

/** The SDK of this process, pointed at the local cloud as a function's is. */
const databaseOf = (cloud: LocalCloud) => {
  Object.assign(process.env, cloud.adminEnv())
  return tcb.init({ env: 'local-env' }).database()
}

const BATCH = 100

/** What people's phones allow before the stories begin: staff are bound to their employer, residents accepted messages. */
const allowMessages = (cloud: LocalCloud, residents: readonly DemoResident[]): void => {
  for (const { key } of DEMO_STAFF) cloud.wechat.bindEmployee(openidOf(key))
  const { approved } = localTemplates()
  for (const { key } of residents)
    for (const { id, channel } of approved)
      if (channel === 'subscribe') cloud.wechat.grant(openidOf(key), id, 5)
}

/** Writes the community and its people. */
const writeDocuments = async (cloud: LocalCloud) => {
  const database = databaseOf(cloud)
  const { documents, residents } = demoDocuments(SEED)
  for (const collection of new Set(documents.map(([name]) => name))) {
    const mine = documents.filter(([name]) => name === collection).map(([, document]) => document)
    for (let at = 0; at < mine.length; at += BATCH)
      await database.collection(collection).add(mine.slice(at, at + BATCH))
  }
  return { database, residents }
}

/** Fills an empty cloud with 安邻示范小区: its people, and `count` tickets over `days` made by calling the functions. */
export const seedDemo = async (
  cloud: LocalCloud,
  o: { count?: number; days?: number; progress?: (done: number, count: number) => void } = {},
): Promise<void> => {
  const { count = 300, days = 90 } = o
  const { database, residents } = await writeDocuments(cloud)
  allowMessages(cloud, residents)
  const end = cloud.clock.now()
  const offset = cloud.clock.offset()
  const stage: Stage = {
    api: (openid) => apiOver(cloud, openid),
    moveTo: (at) => cloud.clock.setOffset(offset + at - end),
    tick: async () => {
      await Promise.all(TIMED.map((name) => cloud.runTimer(name)))
      await cloud.settled()
    },
    ticket: async (id) =>
      ((await database.collection('tickets').doc(id).get()) as { data: Ticket[] }).data[0]!,
  }
  const stories = demoStories(residents, chanceFrom(SEED), { end, days, count })
  await playStories(stage, stories, { end, progress: (done) => o.progress?.(done, stories.length) })
  cloud.clock.setOffset(offset)
}
