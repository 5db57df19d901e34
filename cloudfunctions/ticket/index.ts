import { now } from '../_kit/live'
import { serve } from '../_kit/serve'
import { actions } from './actions'
import { tickPhotos } from './photos/tick'
import { receiveVerdict } from './photos/verdicts'
import { release, releaseFirm } from './release'
import { samples } from './samples'
import { tick } from './tick'

/** Tickets first: a promise is not late because of a picture. */
const timer = async (): Promise<Record<string, number>> => {
  const at = now()
  return { ...(await tick()), ...(await tickPhotos(at)) }
}

export const main = serve({
  name: 'ticket',
  actions,
  internal: { release, releaseFirm, samples },
  timer,
  push: receiveVerdict,
})
