import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const VARIABLE = 'ANLIN_TEST_RUN'

/** A folder that the workers of one run share, named to them by the environment; gone when the run ends. */
export const beginTestRun = (): void => {
  process.env[VARIABLE] ??= mkdtempSync(join(tmpdir(), 'anlin-run-'))
}

/** @throws Error outside a run that began with `beginTestRun` */
export const testRunFolder = (): string => {
  const folder = process.env[VARIABLE]
  if (folder === undefined) throw new Error(`${VARIABLE} is not set: the room lacks its globalSetup`)
  return folder
}

/** Jest globalTeardown. */
export default function endTestRun(): void {
  const folder = process.env[VARIABLE]
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
}
