import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AHEAD, isAhead } from '../../../domain/sla/policy-ahead'

test.each([
  ['offerMinutes.normal', true],
  ['warnPercent', true],
  ['limits.complaintMajor.solved', true],
  ['limits.complaintMinor.solved', false],
  ['autoConfirmHours', false],
  ['calendars.security', false],
])('%s is kept for later: %s', (place, expected) => {
  expect(isAhead(place)).toBe(expected)
})

const sources = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(dir, name))

/** Where a policy is described, checked and compared, and the steps of a limit that nobody asks for yet. */
const DESCRIBES = /sla\/(?:policy.*|progress)\.ts$/

test('what is said to do nothing yet is asked for by nothing', () => {
  const acting = [...sources('domain'), ...sources('cloudfunctions')].filter((path) => !DESCRIBES.test(path))
  const used = new RegExp(
    `\\.(?:${AHEAD.join('|')})\\b|\\{[^}]*\\b(?:${AHEAD.join('|')})\\b[^}]*\\} = .*[pP]olicy|stepsOf\\(`,
  )
  expect(acting.filter((path) => used.test(readFileSync(path, 'utf8')))).toEqual([])
})
