import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startSampleCloud, temporaryFolder } from './sample-cloud'

/** As long as a real bundle's, and another for each run: nothing is kept of it yet. */
const filling = `/* ${temporaryFolder()} ${'x'.repeat(60_000)} */`
const bundleOf = (word: string): string =>
  `const path = require('node:path')
   exports.main = async () => ['${word}', path.basename(__filename), module.exports === exports]
   ${filling}`
const answers = (word: string): unknown => [word, 'index.js', true]

const keptFor = (text: string): string => {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 32)
  return resolve('dist/emulator/code-cache', `${hash}.bin`)
}
const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await sleep(5)
}

describe('a bundle', () => {
  const functionsDir = temporaryFolder()
  /** What a new instance of it answers, once `isKept`. */
  const answerOf = async (
    text: string,
    isKept = (): boolean => existsSync(keptFor(text)),
  ): Promise<unknown> => {
    writeFileSync(join(functionsDir, 'sample', 'index.js'), text)
    const cloud = await startSampleCloud({ functionsDir })
    try {
      const answer = await cloud.call(null, 'sample', {})
      await until(isKept)
      return answer
    } finally {
      await cloud.close()
    }
  }
  const [one, two] = [bundleOf('one'), bundleOf('two')]
  beforeAll(() => mkdirSync(join(functionsDir, 'sample')))
  afterAll(() => [one, two].forEach((text) => rmSync(keptFor(text), { force: true })))

  it('is what its file says, whatever was compiled of one before it', async () => {
    for (const round of ['compiled', 'kept']) {
      expect([round, await answerOf(one)]).toEqual([round, answers('one')])
      expect([round, await answerOf(two)]).toEqual([round, answers('two')])
    }
  })

  it('loads all the same when what was kept of it is damaged, and is kept anew', async () => {
    const whole = readFileSync(keptFor(one)).length
    for (const damaged of [readFileSync(keptFor(one)).subarray(0, 100), Buffer.from('not what V8 writes')]) {
      writeFileSync(keptFor(one), damaged)
      const isWhole = (): boolean => readFileSync(keptFor(one)).length > whole / 2
      expect(await answerOf(one, isWhole)).toEqual(answers('one'))
    }
  })

  it('may import in the middle of a call, each time it is loaded', async () => {
    const importing = `exports.main = async () => typeof (await import('node:os')).EOL\n${filling}`
    expect(await answerOf(importing, () => true)).toBe('string')
    expect(await answerOf(importing, () => true)).toBe('string')
  })
})
