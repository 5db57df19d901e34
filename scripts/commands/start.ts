import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { LocalCloud } from '../../emulator/local-cloud'
import { buildApp } from '../build-app'
import { buildEmulator } from '../build-emulator'
import { buildFunctions } from '../build-functions'
import { seedDemo } from '../demo/seed'
import { accessTable } from '../local/access-table'
import { openLocalCloud, prepareFolder, PUBLISHABLE_KEY } from '../local/open-cloud'
import { watchSources } from '../local/watch'
import { PlainError } from '../plain-error'

const DEFAULT_PORT = 8686
const DEMO_TICKETS = 300

const HELP = `npm start -- [options]
  --port N      the address's port (default ${DEFAULT_PORT})
  --data DIR    where everything is kept (default .anlin)
  --reset       begin again: removes the data folder's content
  --empty       no demo community
  --tickets N   size of the demo (default ${DEMO_TICKETS})
  --watch       rebuild and reload when a source changes (npm run dev)`

type Options = { port: number; dir: string; reset: boolean; empty: boolean; watch: boolean; tickets: number }

const wholeNumber = (text: string, name: string, most: number): number => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0 || value > most) {
    throw new PlainError(
      `--${name} wants a whole number up to ${most}, not "${text}".\n--${name} 应为不超过 ${most} 的整数。`,
    )
  }
  return value
}

/** @throws PlainError with the help when an option is unknown */
const parse = (args: string[]): Options => {
  const options = {
    port: { type: 'string', default: String(DEFAULT_PORT) },
    data: { type: 'string', default: '.anlin' },
    tickets: { type: 'string', default: String(DEMO_TICKETS) },
    reset: { type: 'boolean', default: false },
    empty: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  } as const
  try {
    const { values } = parseArgs({ args, options })
    if (values.help) throw new PlainError(HELP)
    const port = wholeNumber(values.port, 'port', 65_535)
    const tickets = wholeNumber(values.tickets, 'tickets', 100_000)
    return {
      port,
      tickets,
      dir: resolve(values.data),
      reset: values.reset,
      empty: values.empty,
      watch: values.watch,
    }
  } catch (failure) {
    if (failure instanceof PlainError) throw failure
    throw new PlainError(`${failure instanceof Error ? failure.message : String(failure)}\n\n${HELP}`)
  }
}

const open = async (o: Options): Promise<LocalCloud> => {
  try {
    return await openLocalCloud({ dir: o.dir, port: o.port, watch: o.watch, log: logTo(o.dir) })
  } catch (failure) {
    // The local cloud says itself what is wrong: the port is taken, the folder is in use, the file is not ours.
    throw new PlainError(failure instanceof Error ? failure.message : String(failure))
  }
}

const logTo = (dir: string) => {
  const file = resolve(dir, 'cloud.log')
  writeFileSync(file, '')
  return (line: string): void => writeFileSync(file, `${line}\n`, { flag: 'a' })
}

/** Written when the demo begins to be played, and again when it is complete. */
const demoMark = (dir: string): string => resolve(dir, 'demo.json')

type DemoState = 'none' | 'unfinished' | 'complete'

const demoState = (dir: string): DemoState => {
  if (!existsSync(demoMark(dir))) return 'none'
  return (JSON.parse(readFileSync(demoMark(dir), 'utf8')) as { state: DemoState }).state
}

const fill = async (cloud: LocalCloud, o: Options): Promise<void> => {
  const began = Date.now()
  const progress = (done: number, count: number): void => {
    if (done % 10 === 0 || done === count)
      process.stdout.write(`\r  演示社区 demo community: ${done}/${count}`)
  }
  const mark = (state: DemoState): void =>
    writeFileSync(demoMark(o.dir), JSON.stringify({ state, tickets: o.tickets }))
  mark('unfinished')
  await seedDemo(cloud, { count: o.tickets, progress })
  mark('complete')
  process.stdout.write(` (${((Date.now() - began) / 1000).toFixed(0)} s)\n`)
}

const untilStopped = (): Promise<void> =>
  new Promise((resolve_) => {
    process.once('SIGINT', () => resolve_())
    process.once('SIGTERM', () => resolve_())
  })

/** `npm start` and `npm run dev`: local cloud, functions, app and the demo community on one address. */
export const run = async (args: string[]): Promise<void> => {
  const o = parse(args)
  // A demo that was stopped half-way is nobody's data: it begins again.
  prepareFolder(o.dir, o.reset || (existsSync(o.dir) && demoState(o.dir) === 'unfinished'))
  console.log('安邻 Anlin: building …')
  process.env['ANLIN_PUBLISHABLE_KEY'] ??= PUBLISHABLE_KEY
  const app = buildApp('h5')
  await Promise.all([buildEmulator(resolve('dist/emulator')), buildFunctions(resolve('dist/functions'))])
  const cloud = await open(o)
  try {
    const wanted = !o.empty && demoState(o.dir) === 'none'
    await Promise.all([app, wanted ? fill(cloud, o) : undefined])
    cloud.startTimers()
    const stopWatching = o.watch ? watchSources() : undefined
    console.log(`\n${accessTable(cloud.url)}\n\n  Ctrl-C stops; everything stays in ${o.dir}`)
    await untilStopped()
    stopWatching?.()
  } finally {
    await cloud.close()
  }
}
