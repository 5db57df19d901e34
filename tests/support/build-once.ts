import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/** Jest globalSetup: bundles the emulator's threads and the cloud functions once per run (esbuild, < 2 s). */
export default async function buildOnce(): Promise<void> {
  const root = resolve(__dirname, '../..')
  const { buildEmulator } = await import('../../scripts/build-emulator')
  await buildEmulator(resolve(root, 'dist/emulator'))
  if (existsSync(resolve(root, 'scripts/build-functions.ts'))) {
    const { buildFunctions } = await import('../../scripts/build-functions')
    // A function that does not build is missing from the cloud: its own tests fail, those of the others run.
    await buildFunctions(resolve(root, 'dist/functions')).catch((failure: unknown) => console.error(failure))
  }
}
