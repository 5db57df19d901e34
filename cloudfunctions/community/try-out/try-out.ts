import { begin } from './begin'
import { end } from './end'
import { entry, switchEntry } from './entry'

export const tryOut = { entry, begin, end, switchEntry }
