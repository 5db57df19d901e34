import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { testRunFolder } from './test-run'

const pause = (ms: number): Promise<void> => new Promise((next) => setTimeout(next, ms))

/** What happened to a template: its folder exists as soon as somebody makes it. */
const untilMade = async (folder: string): Promise<void> => {
  for (let waited = 0; waited < 180_000; waited += 100) {
    if (existsSync(join(folder, 'made'))) return
    if (existsSync(join(folder, 'failed'))) break
    await pause(100)
  }
  throw new Error('another test did not get the demo community made')
}

/**
 * Fills `dir` with the demo community of so many tickets. It is played once in a run of the tests, by whoever needs it
 * first, and copied from then on.
 */
export const copyDemo = async (
  tickets: number,
  dir: string,
  play: (dir: string) => Promise<void>,
): Promise<void> => {
  const folder = join(testRunFolder(), `demo-${String(tickets)}`)
  const data = join(folder, 'data')
  const first = mkdirSync(folder, { recursive: true }) !== undefined
  if (first) {
    try {
      await play(data)
      writeFileSync(join(folder, 'made'), '')
    } catch (failure) {
      writeFileSync(join(folder, 'failed'), '')
      throw failure
    }
  }
  await untilMade(folder)
  cpSync(data, dir, { recursive: true })
}
