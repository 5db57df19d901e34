import { buildApp } from '../../scripts/build-app'
import { beginTestRun } from './test-run'

/** Jest globalSetup of the weapp room: the mini-program as it is shipped; nothing to do when it is built already. */
export default async function buildWeappOnce(): Promise<void> {
  beginTestRun()
  await buildApp('weapp')
}
