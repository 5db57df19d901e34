import { ARRAYS } from './arrays'
import { COMPARISONS } from './comparisons'
import { CONTROL } from './control'
import { DATES } from './dates'
import { NUMBERS } from './numbers'
import { TEXT } from './text'
import type { Operators } from './operator'

/**
 * The expression operators of the SDK as MongoDB computes them. mingo's own differ in silence: weeks and time zones, null
 * and missing, the order of values, arguments of the wrong type (cloudbase.md §4.9).
 */
export const EXPRESSIONS: Operators = {
  ...ARRAYS,
  ...COMPARISONS,
  ...CONTROL,
  ...DATES,
  ...NUMBERS,
  ...TEXT,
}
