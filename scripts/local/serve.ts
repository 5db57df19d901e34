import { openSync, writeSync } from 'node:fs'
import { resolve } from 'node:path'
import type { LocalCloud } from '../../emulator/local-cloud'
import { buildApp } from '../build-app'
import { emulatorBuilt, functionsBuilt } from '../build-when-changed'
import { PlainError } from '../plain-error'
import { accessTable } from './access-table'
import { contentOf, markContent } from './data-folder'
import { fill } from './fill'
import { firstRunTable } from './first-run'
import { openLocalCloud, PUBLISHABLE_KEY } from './open-cloud'
import { secretsOf } from './settings'
import { watchSources } from './watch'

/** `dir` is absolute; `empty` and `tickets` count for a new folder; `plan` limits what comes after filling it. */
export type ServeOptions = {
  port: number
  dir: string
  empty: boolean
  watch: boolean
  tickets: number
  plan?: 'basic'
}

const logTo = (dir: string) => {
  const file = openSync(resolve(dir, 'cloud.log'), 'w')
  return (line: string): void => void writeSync(file, `${line}\n`)
}

const open = async (o: ServeOptions): Promise<LocalCloud> => {
  try {
    return await openLocalCloud({ dir: o.dir, port: o.port, watch: o.watch, log: logTo(o.dir) })
  } catch (failure) {
    // The local cloud says itself what is wrong: the folder is in use, the file is not ours.
    throw new PlainError(failure instanceof Error ? failure.message : String(failure))
  }
}

const untilStopped = (): Promise<void> =>
  new Promise((resolve_) => {
    process.once('SIGINT', () => resolve_())
    process.once('SIGTERM', () => resolve_())
  })

/** Until there is something to close: ends at once, with the builders. A demo that is half told begins again next time. */
const quitOnSignal = (): (() => void) => {
  const quit = (): void => process.exit(130)
  process.on('SIGINT', quit).on('SIGTERM', quit)
  return () => void process.off('SIGINT', quit).off('SIGTERM', quit)
}

/** The app takes a while when it changed; whoever waits for it alone is told so. */
const appBuild = () => {
  let ready = false
  const built = buildApp('h5').then(() => {
    ready = true
  })
  const wait = async (): Promise<void> => {
    if (!ready) console.log('  应用 app: building …')
    await built
  }
  return { built, wait }
}

const DEMO_STAYS = `  这个目录里已有演示社区，--empty 未生效；要空的请加 --reset。
  This folder holds the demo community, so --empty does nothing; add --reset for an empty one.`

const tell = async (o: ServeOptions, cloud: LocalCloud): Promise<void> => {
  const empty = contentOf(o.dir) === 'empty'
  const table = empty ? await firstRunTable(cloud, secretsOf(o.dir).claimCode) : accessTable(cloud.url)
  console.log(`\n${table}`)
  if (o.empty && !empty) console.log(`\n${DEMO_STAYS}`)
  console.log(`\n  Ctrl-C 停止，数据都留在 Ctrl-C stops; everything stays in ${o.dir}`)
}

/** Builds what has changed, fills a new folder, and serves until stopped. */
export const serve = async (o: ServeOptions): Promise<void> => {
  process.env['ANLIN_PUBLISHABLE_KEY'] ??= PUBLISHABLE_KEY
  const isUp = quitOnSignal()
  const app = appBuild()
  await Promise.all([emulatorBuilt(), functionsBuilt()])
  const cloud = await open(o)
  try {
    const isNew = contentOf(o.dir) === 'nothing'
    if (isNew && o.empty) markContent(o.dir, 'empty')
    await Promise.all([app.built, (isNew && !o.empty ? fill(cloud, o) : Promise.resolve()).then(app.wait)])
    cloud.usePlan(o.plan)
    cloud.startTimers()
    const stopWatching = o.watch ? await watchSources() : undefined
    const stopped = untilStopped()
    isUp()
    await tell(o, cloud)
    await stopped
    console.log('\n  正在停止 Stopping …')
    await stopWatching?.()
  } finally {
    await cloud.close()
  }
  console.log('  已停止 Stopped.')
}
