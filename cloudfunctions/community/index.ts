import { serve } from '../_kit/serve'
import { collect } from './desk-login/collect'
import { confirm } from './desk-login/confirm'
import { look } from './desk-login/look'
import { start } from './desk-login/start'
import { me } from './me'
import { onDuty } from './on-duty'

export const main = serve({
  name: 'community',
  actions: { me, onDuty, deskLogin: { start, look, confirm, collect } },
})
