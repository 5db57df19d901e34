import { serve } from '../_kit/serve'
import { actions } from './actions'
import { release, releaseFirm } from './release'
import { tick } from './tick'

export const main = serve({ name: 'ticket', actions, internal: { release, releaseFirm }, timer: tick })
