import { buildings } from './buildings'
import { save } from './save'
import { unit } from './unit'
import { units } from './units'

/** The register at a desk: buildings, units, one unit, a form. Spreadsheets are the function `files`. */
export const register = { buildings, units, unit, save }
