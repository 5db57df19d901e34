import { createHash } from 'node:crypto'
import type { PhotoCheck } from '../../../domain/ticket/photo-check'
import type { PersonName } from '../../support/small-community'
import { jpeg } from './pictures'
import { startTicketCloud, WEDNESDAY, type TicketCloud } from './ticket-cloud'

export const TOKEN = 'push-token-of-a-test'
/** What the simulated WeChat finds in a text, or in the bytes of a picture. */
export const [RISKY, UNSURE] = ['违禁词', '可疑词']

const SECONDS = 1000
/** WeChat's answer comes some seconds after the question. */
const ANSWER = 10 * SECONDS

export type CheckedCloud = TicketCloud & {
  /** A picture that shows these words, uploaded by somebody. */
  picture(who: PersonName, shows: string): Promise<string>
  check(photo: string): Promise<PhotoCheck | undefined>
  /** The timer runs once, and then WeChat's answers come. */
  minute(): Promise<void>
  /** A push as WeChat would send it, or as somebody else would. */
  push(o: { event: object; token?: string; at?: number }): Promise<{ status: number; text: string }>
}

/** The small community with a WeChat that checks what is uploaded and typed, and pushes what it finds. */
export const startCheckedCloud = async (): Promise<CheckedCloud> => {
  const cloud = await startTicketCloud(WEDNESDAY, {
    functionEnv: { WECHAT_PUSH_TOKEN: TOKEN },
    local: {
      wechat: {
        ...{ appid: 'wxlocal', secret: 'test-wechat-secret', templates: [] },
        markers: [
          { text: RISKY, suggest: 'risky' },
          { text: UNSURE, suggest: 'review' },
        ],
        push: { path: '/http/ticket/wechat', token: TOKEN, format: 'json' },
      },
    },
  })
  let pictures = 0
  const check = async (photo: string): Promise<PhotoCheck | undefined> => {
    const found = await cloud.database.collection('photo_checks').where({ photo }).get()
    return (found as { data: PhotoCheck[] }).data[0]
  }
  return {
    ...cloud,
    picture: async (who, shows) => {
      pictures += 1
      const name = `checked-${String(pictures).padStart(4, '0')}.jpg`
      return (await cloud.put(who, name, jpeg({ shows: `${shows} ${String(pictures)}` })))!
    },
    check,
    minute: async () => {
      await cloud.tick()
      await cloud.local.advance(ANSWER)
    },
    push: async ({ event, token = TOKEN, at = cloud.now() }) => {
      const [timestamp, nonce] = [String(Math.floor(at / 1000)), '4711']
      const signature = createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest('hex')
      const query = new URLSearchParams({ signature, timestamp, nonce }).toString()
      const answer = await fetch(`${cloud.local.url}/http/ticket/wechat?${query}`, {
        method: 'POST',
        body: JSON.stringify(event),
      })
      return { status: answer.status, text: await answer.text() }
    },
  }
}
