import { parseStored, type Doc } from '../ejson'
import { boxOfCap } from '../geo/bounds'
import { EARTH_RADIUS } from '../geo/sphere'
import type { Collection, Row } from '../store/collection'
import type { Store } from '../store/store'
import { conditionsOf } from './conditions'
import { explode } from './explode'
import { matcherOf, type Mode } from './matcher'
import { assertGeoIndex, byDistance, nearClauseOf, type NearClause } from './near'
import { sortBy, type Order } from './order'
import { planOf, type Plan } from './plan'

export type FindRequest = { query: Doc; order: Order; offset: number; limit: number }
export type Match = { row: Row; doc: Doc }
/** How much a query read, for the log of missing indexes. */
export type Examined = {
  collection: string
  request: FindRequest
  index: string | undefined
  documents: number
  returned: number
}

export type Finder = {
  find(collection: Collection, request: FindRequest): Match[]
  count(collection: Collection, query: Doc): number
}

/** Decoded when somebody looks inside: a page that the index answers exactly goes out as it is stored. */
class Candidate implements Match {
  private decoded: Doc | undefined

  constructor(readonly row: Row) {}

  get doc(): Doc {
    return (this.decoded ??= parseStored(this.row.body))
  }
}

/** Queries over the committed documents of `store`. `report` is told what each one cost. */
export function finderOf(store: Store, mode: Mode, report: (examined: Examined) => void): Finder {
  return {
    find: (collection, request) => {
      const clause = nearClauseOf(request.query)
      if (clause !== undefined) assertGeoIndex(collection, clause.field, mode)
      // Without an order of its own, a geoNear gives the nearest first.
      const byNear = request.order.length === 0 ? clause : undefined
      const { found, documents, index } =
        byNear === undefined
          ? inOrder(store, collection, request)
          : nearestFirst(store, collection, request, byNear)
      const page = found.slice(request.offset, request.offset + request.limit)
      report({ collection: collection.name, request, index, documents, returned: page.length })
      return page
    },
    count: (collection, query) => {
      const plan = planOf(collection, conditionsOf(query), [])
      const matches = matcherOf(query)
      if (plan.exact) return countRows(store, plan)
      let total = 0
      let documents = 0
      for (const row of candidates(store, plan)) {
        documents++
        if (matches(parseStored(row.body))) total++
      }
      const request = { query, order: [], offset: 0, limit: Infinity }
      report({ collection: collection.name, request, index: plan.index, documents, returned: total })
      return total
    },
  }
}

type Reading = { found: Match[]; documents: number; index: string | undefined }

function inOrder(store: Store, collection: Collection, request: FindRequest): Reading {
  const wanted = request.offset + request.limit
  const plans = plansOf(collection, request, wanted)
  const { found, documents } = read(store, request.query, plans, wanted)
  const isOrdered = plans.length === 1 && plans[0]?.ordered === true
  const sorted = isOrdered ? found : sortBy(found, request.order, ({ doc }) => doc)
  return { found: sorted, documents, index: plans[0]?.index }
}

/** Metres around the place to look into for the nearest, one after the other, before everything is read. */
const REACHES = [1e3, 1e4, 1e5, 1e6, 6e6]

/** A page of the nearest is looked for in wider and wider circles, where an index keeps the places. */
function nearestFirst(
  store: Store,
  collection: Collection,
  request: FindRequest,
  clause: NearClause,
): Reading {
  const { field, near } = clause
  const wanted = request.offset + request.limit
  const isKept = collection.indexes.some(({ places }) => places?.field === field)
  const reaches =
    isKept && wanted < Infinity ? REACHES.filter((reach) => reach > near.from && reach < near.to) : []
  const conditions = conditionsOf(request.query)
  let documents = 0
  for (const reach of [...reaches, Infinity]) {
    const box = boxOfCap({ centre: near.place, radius: reach / EARTH_RADIUS })
    const geo = reach === Infinity ? conditions.geo : [{ field, expression: {}, box }]
    const plan = planOf(collection, { ...conditions, geo }, [])
    const all = read(store, request.query, [plan], Infinity)
    documents += all.documents
    const found = byDistance(all.found, clause, ({ doc }) => doc, reach)
    if (found.length >= wanted || reach === Infinity) return { found, documents, index: plan.index }
  }
  return { found: [], documents, index: undefined }
}

/** What meets the query, in the order of the plans; an ordered plan is read only as far as `wanted`. */
function read(
  store: Store,
  query: Doc,
  plans: Plan[],
  wanted: number,
): { found: Match[]; documents: number } {
  const matches = matcherOf(query)
  const found: Match[] = []
  let documents = 0
  for (const plan of plans) {
    const before = found.length
    for (const row of candidates(store, plan, wanted)) {
      if (plan.ordered && found.length - before >= wanted) break
      documents++
      const match = new Candidate(row)
      if (plan.exact || matches(match.doc)) found.push(match)
    }
  }
  return { found, documents }
}

function plansOf(collection: Collection, { query, order }: FindRequest, wanted: number): Plan[] {
  const conditions = conditionsOf(query)
  const plan = planOf(collection, conditions, order)
  if (plan.ordered || wanted === Infinity) return [plan]
  return explode(collection, conditions, order) ?? [plan]
}

function countRows(store: Store, plan: Plan): number {
  const sql = plan.sql.replace(/ CROSS JOIN \S+ AS d ON d\.seq = i\.seq/, '').replace(/ ORDER BY .*$/, '')
  return store.file.statement<[number]>(`SELECT count(*) ${sql}`).first(...plan.values)?.[0] ?? 0
}

/** A page that the index answers exactly is read at once, up to `wanted`; anything else row by row. */
function candidates(store: Store, plan: Plan, wanted = Infinity): Iterable<Row> {
  if (!plan.exact || !plan.ordered || plan.repeats || wanted === Infinity) return eachCandidate(store, plan)
  const statement = store.file.statement<[number, string]>(`SELECT d.seq, d.body ${plan.sql} LIMIT ?`)
  return statement.all(...plan.values, wanted).map(([seq, body]) => ({ seq, body }))
}

function* eachCandidate(store: Store, plan: Plan): Iterable<Row> {
  const statement = store.file.statement<[number, string]>(`SELECT d.seq, d.body ${plan.sql}`)
  const seen = plan.repeats ? new Set<number>() : undefined
  for (const [seq, body] of statement.each(...plan.values)) {
    if (seen?.has(seq) === true) continue
    seen?.add(seq)
    yield { seq, body }
  }
}
