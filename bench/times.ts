import { MINUTE } from '../domain/kernel/instant'
import { openidOf, personIdOf } from '../scripts/demo/names'
import type { BenchCloud } from './bench-cloud'
import { byTurns, median, p95 } from './measure'
import type { Group, Row } from './report'
import { main as rawCalls, type RawCalls } from './sdk-only'
import { report, RESIDENT, RESIDENT_HOUSEHOLD } from './ticket-life'
import { cloneOf, makeModels } from './volume'
import type { Ticket } from '../domain/ticket/ticket'

const SECOND = 1000
const WARM = 5
const BATCH = 100

/** `count` tickets like `model`, to which a command can be sent once each. */
const copies = async (cloud: BenchCloud, model: Ticket, name: string, count: number): Promise<string[]> => {
  const { communityId, owner, submittedAt } = model
  const place = { householdId: RESIDENT_HOUSEHOLD, ownerId: owner.personId, submittedAt }
  const tickets = Array.from({ length: count }, (_none, n) => ({
    ...cloneOf(model, n, { ...place, communityId }),
    _id: `${name}-${n}`,
    number: `${name}-${n}`,
  }))
  for (let from = 0; from < count; from += BATCH)
    await cloud.database.collection('tickets').add(tickets.slice(from, from + BATCH))
  return tickets.map(({ _id }) => _id)
}

/** What a rating reads and writes, without anything that is ours. */
const rawRating = (model: Ticket, id: string): RawCalls => ({
  reads: { persons: [personIdOf(openidOf(RESIDENT))], tickets: [id], threads: [id] },
  write: {
    id,
    version: model.version,
    set: { version: model.version + 1, rating: { score: 5, tags: [], words: '', at: 0 }, facts: model.facts },
  },
})

const ratio = (name: string, times: [ours: number[], theirs: number[]], budget?: number): Row => {
  const [ours, theirs] = [median(times[0]), median(times[1])]
  const note = `${theirs.toFixed(1)} → ${ours.toFixed(1)} ms, p95 ${p95(times[0]).toFixed(1)} ms`
  return { name, value: ours / theirs, unit: '×', ...(budget !== undefined && { budget }), note }
}

/** A command that wakes nobody against its own database calls; and one that does against one that does not. */
const commands = async (cloud: BenchCloud, rounds: number): Promise<Row[]> => {
  const { confirmed, done } = await makeModels(cloud)
  const count = rounds + WARM
  const [rated, direct, bare] = [
    await copies(cloud, confirmed, 'rated', count),
    await copies(cloud, confirmed, 'direct', count),
    await copies(cloud, confirmed, 'bare', count),
  ]
  const quiet = await copies(cloud, confirmed, 'quiet', count)
  const waking = await copies(cloud, done, 'waking', count)
  const resident = cloud.api(RESIDENT).ticket
  const command = (ids: string[], n: number) => ({ ticketId: ids[n]!, commandId: `times-${ids[n]!}` })
  const raw = await byTurns(
    {
      ours: (n) => resident.rate({ ...command(rated, n), score: 5 }),
      direct: (n) => rawCalls(rawRating(confirmed, direct[n]!)),
      bare: (n) => cloud.local.call(null, 'sdkonly', rawRating(confirmed, bare[n]!)),
    },
    { rounds, warm: WARM },
  )
  const wake = await byTurns(
    {
      waking: (n) => resident.confirm(command(waking, n)),
      quiet: (n) => resident.rate({ ...command(quiet, n), score: 5 }),
    },
    { rounds, warm: WARM, between: () => cloud.idle() },
  )
  return [
    ratio('a command against the same SDK calls made directly', [raw.ours, raw.direct], 1.5),
    ratio('… against the same SDK calls in a function', [raw.ours, raw.bare]),
    ratio('a command that wakes notify against one that does not', [wake.waking, wake.quiet], 1.3),
  ]
}

/** From the tap to the message on the technician's phone, by the cloud's own clock. */
const channel = async (cloud: BenchCloud, rounds: number): Promise<Row> => {
  const times: number[] = []
  for (let n = 0; n < rounds; n += 1) {
    const before = new Set(cloud.local.wechat.sent().map(({ id }) => id))
    const start = cloud.local.clock.now()
    await report(cloud, `channel-${n}-report`)
    await cloud.idle()
    const message = cloud.local.wechat
      .sent()
      .find(({ id, channel: by }) => by === 'employee' && !before.has(id))
    if (message === undefined) throw new Error('no message reached the technician')
    times.push(message.at - start)
  }
  const note = `median ${median(times).toFixed(0)} ms`
  return { name: 'report → message in the channel, p95', value: p95(times), unit: 'ms', budget: 3000, note }
}

/** The same with every wake lost: only the timers bring it, at the times of the emulated clock. */
const lostWakes = async (cloud: BenchCloud): Promise<Row> => {
  await cloud.local.advance(3 * MINUTE)
  const fault = cloud.local.faults.loseInvoke('notify')
  const reported: number[] = []
  const before = cloud.local.wechat.sent().length
  for (let n = 0; n < 12; n += 1) {
    reported.push(cloud.local.clock.now())
    await report(cloud, `lost-${n}-report`)
    await cloud.local.advance(5 * SECOND)
  }
  await cloud.local.advance(2 * MINUTE)
  fault.clear()
  const sent = cloud.local.wechat
    .sent()
    .slice(before)
    .filter(({ channel: by }) => by === 'employee')
    .map(({ at }) => at)
    .sort((a, b) => a - b)
  const waits = reported.map((at, n) => ((sent[n] ?? Infinity) - at) / SECOND)
  const note = 'emulated time'
  return {
    name: 'the same with every wake lost, longest',
    value: Math.max(...waits),
    unit: 's',
    budget: 90,
    note,
  }
}

/** What people wait for. */
export const times = async (cloud: BenchCloud, rounds: number): Promise<Group> => ({
  title: '2. Time (interleaved pairs, medians)',
  rows: [
    ...(await commands(cloud, rounds)),
    await channel(cloud, Math.min(rounds, 40)),
    await lostWakes(cloud),
  ],
})
