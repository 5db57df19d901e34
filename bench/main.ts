import { execSync } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { appSize } from './app-size'
import { openBenchCloud, openWorkshop, type Workshop } from './bench-cloud'
import { bundles } from './bundles'
import { emulator, type EmulatorSize } from './emulator'
import { lists, type ListSize } from './lists'
import { operations } from './operations'
import { price } from './price'
import { conclude, printGroup, type Group } from './report'
import { register } from './register'
import { rules } from './rules'
import { seeding } from './seeding'
import { times } from './times'

const HELP = `npm run bench -- [options]
  --quick   small sizes: does everything work?
  --full    lists, figures and the local cloud at 1,000,000 documents (half an hour, 10 GB)
  --only N  one group, 1 to 8`

type Size = {
  lists: ListSize
  emulator: EmulatorSize
  rounds: number
  cold: number
  demo: number
  register: number
}
const SIZES: Record<'quick' | 'usual' | 'full', Size> = {
  quick: {
    emulator: { documents: 4000, rounds: 10 },
    lists: { communities: 2, each: 1000, crowd: 2000, rounds: 8 },
    rounds: 10,
    cold: 2,
    demo: 4,
    register: 600,
  },
  usual: {
    emulator: { documents: 100_000, rounds: 200 },
    lists: { communities: 4, each: 5000, crowd: 15_000, rounds: 60 },
    rounds: 80,
    cold: 10,
    demo: 40,
    register: 20_000,
  },
  full: {
    emulator: { documents: 1_000_000, rounds: 400 },
    lists: { communities: 200, each: 5000, crowd: 300_000, rounds: 60 },
    rounds: 80,
    cold: 10,
    demo: 40,
    register: 20_000,
  },
}

const load = (): string =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(' ')

const machine = (): string => {
  const [first] = cpus()
  const memory = (totalmem() / 1024 ** 3).toFixed(0)
  const commit = execSync('git rev-parse --short HEAD', { encoding: 'utf8' }).trim()
  const date = new Date().toISOString().slice(0, 16)
  return `${date} UTC · ${commit} · Node ${process.version} · ${cpus().length} × ${first?.model ?? '?'} · ${memory} GB · load ${load()}`
}

/** Groups 1 and 2 share a cloud: they ask it one thing at a time. */
const asked = async (workshop: Workshop, size: Size, wanted: (n: number) => boolean): Promise<Group[]> => {
  const cloud = await openBenchCloud(workshop, 'asked', 0)
  try {
    const found: Group[] = []
    if (wanted(1)) {
      const { group, costs } = await operations(cloud)
      found.push(group, price(costs))
    }
    if (wanted(2)) found.push(await times(cloud, size.rounds))
    return found
  } finally {
    await cloud.close()
  }
}

const speed = async (workshop: Workshop, size: Size): Promise<Group> => {
  const cloud = await openBenchCloud(workshop, 'rules', 0)
  const pure = await rules(cloud)
  await cloud.close()
  return { title: '6. Rules and demo', rows: [...pure, ...(await seeding(workshop, size.demo))] }
}

const measureAll = async (
  workshop: Workshop,
  size: Size,
  wanted: (n: number) => boolean,
): Promise<Group[]> => {
  const steps: [number, () => Promise<Group[]>][] = [
    [1, () => asked(workshop, size, wanted)],
    [3, async () => [await lists(workshop, size.lists)]],
    [4, async () => [await bundles(workshop, size.cold)]],
    [5, async () => [appSize()]],
    [6, async () => [await speed(workshop, size)]],
    [7, async () => [await emulator(workshop, size.emulator)]],
    [8, async () => [await register(workshop, size.register)]],
  ]
  const all: Group[] = []
  for (const [n, step] of steps) {
    if (!wanted(n) && !(n === 1 && wanted(2))) continue
    const groups = await step()
    groups.forEach(printGroup)
    all.push(...groups)
  }
  return all
}

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
      only: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return 0
  }
  const size = SIZES[values.full ? 'full' : values.quick ? 'quick' : 'usual']
  const wanted = (n: number): boolean => values.only === undefined || values.only === String(n)
  console.log(machine())
  const workshop = await openWorkshop()
  try {
    const code = conclude(await measureAll(workshop, size, wanted))
    console.log(`load at the end ${load()}`)
    return code
  } finally {
    workshop.close()
  }
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (failure: unknown) => {
    console.error(failure)
    process.exitCode = 2
  },
)
