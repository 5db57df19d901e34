import { buildApp } from '../../scripts/build-app'

/** Jest globalSetup of the weapp room: the mini-program as it is shipped; nothing to do when it is built already. */
export default async function buildWeappOnce(): Promise<void> {
  await buildApp('weapp')
}
