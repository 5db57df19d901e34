import { beginTestRun } from './test-run'

/** Jest globalSetup: the emulator's threads and the cloud functions as they are now (esbuild, < 3 s; nothing when built). */
export default async function buildOnce(): Promise<void> {
  beginTestRun()
  const { emulatorBuilt, functionsBuilt } = await import('../../scripts/build-when-changed')
  await emulatorBuilt()
  // A function that does not build is missing from the cloud: its own tests fail, those of the others run.
  await functionsBuilt().catch((failure: unknown) => console.error(failure))
}
