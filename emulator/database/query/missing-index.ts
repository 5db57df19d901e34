import { LIMITS } from '../limits'
import { conditionsOf } from './conditions'
import type { Examined } from './find'

/**
 * Writes one line per kind of query that reads more than 1,000 documents and more than it returns, with the index that
 * would serve it: fields of equality, then of order, then of range, which is also MongoDB's rule.
 */
export function missingIndexReporter(log: (line: string) => void): (examined: Examined) => void {
  const told = new Set<string>()
  return (examined) => {
    const { documents, returned, collection } = examined
    if (documents <= LIMITS.scanWarning || documents <= 2 * returned) return
    const fields = usefulIndex(examined)
    const kind = `${collection} ${fields}`
    if (told.has(kind)) return
    told.add(kind)
    const used = examined.index === undefined ? 'no index' : `index ${examined.index}`
    log(
      `Database: a query of ${collection} read ${documents} documents to return ${returned} (${used}). Missing index: ${fields}`,
    )
  }
}

function usefulIndex({ request }: Examined): string {
  const { byField } = conditionsOf(request.query)
  const isFixed = (field: string): boolean => byField.get(field)?.some(({ kind }) => kind === 'in') === true
  const fixed = [...byField.keys()].filter(isFixed).map((field) => `${field} 1`)
  const ordered = request.order
    .filter(([field]) => !isFixed(field))
    .map(([field, direction]) => `${field} ${direction}`)
  const inOrder = new Set(request.order.map(([field]) => field))
  const ranges = [...byField.keys()]
    .filter((field) => !isFixed(field) && !inOrder.has(field))
    .map((field) => `${field} 1`)
  const keys = [...fixed, ...ordered, ...ranges]
  return keys.length === 0 ? '(no field of the query can be served by an index)' : `{${keys.join(', ')}}`
}
