import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildEmulator } from './build-emulator'
import { buildFunctions } from './build-functions'
import { ROOT, sourcesHash } from './sources-hash'

/** Lies beside what was built; building in any other way removes it, or leaves a hash that no longer fits. */
const STAMP = 'built-from.txt'

const whenChanged = async (folder: string, hash: string, build: () => Promise<unknown>): Promise<void> => {
  const stamp = join(folder, STAMP)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  rmSync(stamp, { force: true })
  await build()
  writeFileSync(stamp, hash)
}

/** The cloud functions in dist/functions, built anew only when what they are made from has changed. */
export const functionsBuilt = (): Promise<void> => {
  const folder = join(ROOT, 'dist/functions')
  const hash = sourcesHash([
    'cloudfunctions',
    'contract',
    'domain',
    'scripts/build-functions.ts',
    'package-lock.json',
  ])
  return whenChanged(folder, hash, () => buildFunctions(folder))
}

/** The local cloud's threads in dist/emulator, likewise. */
export const emulatorBuilt = (): Promise<void> => {
  const folder = join(ROOT, 'dist/emulator')
  const hash = sourcesHash(['emulator', 'scripts/build-emulator.ts', 'package-lock.json'])
  return whenChanged(folder, hash, () => buildEmulator(folder))
}
