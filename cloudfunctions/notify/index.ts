import { serve } from '../_kit/serve'
import { inbox } from './inbox'
import { tick } from './tick'
import { templates } from './templates'
import { wake } from './wake'

export const main = serve({ name: 'notify', actions: { inbox }, internal: { wake, templates }, timer: tick })
