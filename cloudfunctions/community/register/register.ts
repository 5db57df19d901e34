import { add } from './add'
import { buildings } from './buildings'
import { remove } from './remove'
import { revealCare, revealPhone } from './reveal'
import { save } from './save'
import { tasks } from './tasks'
import { unit } from './unit'
import { units } from './units'

/** The register at a desk: buildings, units, one unit, a form. Spreadsheets are the function `files`. */
export const register = { buildings, units, unit, save, add, remove, tasks, revealPhone, revealCare }
