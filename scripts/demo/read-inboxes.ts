import { createHash } from 'node:crypto'
import type { Instant } from '../../domain/kernel/instant'
import type { Scene } from './act'
import { openidOf } from './names'

const AT_ONCE = 6

/** Everybody opens the app and sees what has come up to `until`. */
export const readInboxes = async (
  scene: Scene,
  people: readonly { key: string }[],
  until: Instant,
): Promise<void> => {
  const read = async ({ key }: { key: string }): Promise<void> => {
    const commandId = createHash('sha256').update(`demo:read:${key}`).digest('hex').slice(0, 32)
    await scene.api(openidOf(key)).notify.inbox.read({ until, commandId })
  }
  for (let at = 0; at < people.length; at += AT_ONCE)
    await Promise.all(people.slice(at, at + AT_ONCE).map(read))
}
