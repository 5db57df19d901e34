import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { buildApp } from '../build-app'
import { findBrowser } from '../browser'
import { PUBLISHABLE_KEY } from '../local/open-cloud'
import { sh } from '../shell'

type JestResult = {
  numPassedTests: number
  numFailedTests: number
  numFailedTestSuites: number
  numRuntimeErrorTestSuites: number
}

const RESULT = '.cache/test-result.json'

/** What Jest counted; a suite that could not even be loaded counts as a failure. */
const countOf = (file: string): { passed: number; failed: number } => {
  const result = JSON.parse(readFileSync(file, 'utf8')) as JestResult
  return { passed: result.numPassedTests, failed: result.numFailedTests + result.numRuntimeErrorTestSuites }
}

/**
 * `npm test`: everything, including both builds of the app and a real browser. `--long` runs the same tests at full size.
 * Further words go to Jest.
 */
export const run = async (args: string[]): Promise<number> => {
  mkdirSync('.cache', { recursive: true })
  const long = args.includes('--long')
  const rest = args.filter((arg) => arg !== '--long')
  const browser = await findBrowser()
  process.env['ANLIN_PUBLISHABLE_KEY'] ??= PUBLISHABLE_KEY
  console.log('Building the app for WeChat and for the browser …')
  await Promise.all([buildApp('weapp'), buildApp('h5')])
  const env = {
    ...browser.env,
    ANLIN_BROWSER: browser.executable,
    ...(long && { ANLIN_LONG: '1' }),
  }
  // A suite waits more than it works: threads and processes answer each other. So every core gets one.
  const jest = ['--json', `--outputFile=${RESULT}`, '--silent=false', '--maxWorkers=100%', ...rest]
  const { code } = await sh('npx', ['--no-install', 'jest', ...jest], { env })
  const { passed, failed } = countOf(RESULT)
  writeFileSync('.cache/test-count.txt', `${passed} passed, ${failed} failed\n`)
  console.log(`${passed} passed, ${failed} failed`)
  return code
}
