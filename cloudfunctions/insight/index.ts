import { serve } from '../_kit/serve'
import { firms } from './firms'
import { live } from './live'
import { ticketsOf } from './tickets-of'
import { today } from './today'

export const main = serve({ name: 'insight', actions: { live, today, ticketsOf, firms } })
