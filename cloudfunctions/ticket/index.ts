import { serve } from '../_kit/serve'
import { actions } from './actions'
import { tick } from './tick'

export const main = serve({ name: 'ticket', actions, timer: tick })
