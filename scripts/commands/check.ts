import { sh, type Finished } from '../shell'

type Step = { name: string; args: string[] }

const ROOMS = 'domain contract src cloudfunctions emulator tests config scripts bench'.split(' ')

/** Two lanes for two cores; the slow one of each first. */
const LANES: Step[][] = [
  [
    {
      name: 'lint',
      args: ['eslint', '--cache', '--cache-location', '.cache/eslint', '--max-warnings', '0', '.'],
    },
    {
      name: 'format',
      args: [
        'prettier',
        '--check',
        '--cache',
        '--cache-location',
        '.cache/prettier',
        '--log-level',
        'warn',
        '.',
      ],
    },
  ],
  [
    { name: 'types', args: ['tsc', '--noEmit', '-p', '.'] },
    {
      name: 'import rules',
      args: ['depcruise', ...ROOMS, '--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
    },
    {
      name: 'unit tests',
      args: ['jest', '--maxWorkers=100%', '--selectProjects', 'domain', 'contract', 'src'],
    },
  ],
]

const runLane = async (lane: Step[]): Promise<[Step, Finished][]> => {
  const done: [Step, Finished][] = []
  for (const step of lane) {
    const finished = await sh('npx', ['--no-install', ...step.args], { quiet: true })
    console.log(`${finished.code === 0 ? 'ok  ' : 'FAIL'} ${step.name} (${finished.seconds.toFixed(1)} s)`)
    done.push([step, finished])
  }
  return done
}

/** `npm run check`: types, lint, format, import rules and unit tests, ≤ 60 s; before every commit. */
export const run = async (): Promise<number> => {
  const done = (await Promise.all(LANES.map(runLane))).flat()
  const failed = done.filter(([, finished]) => finished.code !== 0)
  for (const [step, finished] of failed) console.log(`\n--- ${step.name}\n${finished.output}`)
  return failed.length === 0 ? 0 : 1
}
