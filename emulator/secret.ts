import { createHmac, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from './clock'
import { damaged } from './kept-file'

/** Signs short texts with a key of this cloud, so that links and sessions can be checked without being stored. */
export type Signer = { sign(text: string): string; verify(text: string, signature: string): boolean }

function keyOf(dir: string | undefined, clock: Clock): string {
  if (dir === undefined) return clock.randomHex(32)
  const file = join(dir, 'session.key')
  if (existsSync(file)) {
    const kept = readFileSync(file, 'utf8')
    if (!/^[0-9a-f]{64}$/.test(kept)) throw damaged(file)
    return kept
  }
  mkdirSync(dir, { recursive: true })
  const key = clock.randomHex(32)
  writeFileSync(file, key, { mode: 0o600 })
  return key
}

/** The key lives in `dir` so that sessions survive a restart; without `dir` it dies with the process. */
export function openSigner(dir: string | undefined, clock: Clock): Signer {
  const key = keyOf(dir, clock)
  const sign = (text: string): string => createHmac('sha256', key).update(text).digest('base64url')
  return {
    sign,
    verify: (text, signature) => {
      const expected = Buffer.from(sign(text))
      const given = Buffer.from(signature)
      return expected.length === given.length && timingSafeEqual(expected, given)
    },
  }
}
