import type { Action, Context } from '../context'
import { stringifyStored, type Doc } from '../ejson'
import { requestFailed } from '../failure'
import { LIMITS } from '../limits'
import type { Params } from '../params'
import { orderOf } from '../query/order'
import { projectorOf } from '../query/projection'
import type { Collection } from '../store/collection'
import { matchOf } from '../transaction/session'
import { assertReplySize } from './reply-size'
import { singleIdOf } from './single-document'

/** `get`: 100 documents unless a limit is given, never more than 1,000. */
export const getDocument: Action = (params, context) => {
  const collection = context.store.collection(params.text('collectionName'))
  const query = params.optionalDoc('query') ?? {}
  const offset = params.count('offset', 0)
  const limit = Math.min(params.count('limit', LIMITS.defaultPage) || LIMITS.defaultPage, LIMITS.maxPage)
  if (params.optionalText('queryType') !== 'DOC') refuseQueryInTransaction(params, context)
  const id = singleIdOf(query)
  const projection = params.optionalDoc('projection')
  const list =
    id === undefined || offset > 0
      ? readPage(
          context,
          collection,
          { query, order: orderOf(params.optionalDoc('order') ?? {}), offset, limit },
          projection,
        )
      : readOne(context, collection, id, projection)
  assertReplySize(list)
  return { data: { list, offset, limit } }
}

type Page = Parameters<Context['finder']['find']>[1]

function readPage(
  context: Context,
  collection: Collection,
  page: Page,
  projection: Doc | undefined,
): string[] {
  const project = projectorOf(projection, page.query)
  const found = context.read((session) => session.find(collection, page))
  // Without a projection nothing is decoded: `doc` is so only when somebody asks for it.
  return found.map((match) =>
    projection === undefined ? match.row.body : stringifyStored(project(match.doc)),
  )
}

/** By id the stored text goes out as it is, unless a projection is asked for. */
function readOne(
  { read }: Context,
  collection: Collection,
  id: string | number,
  projection: Doc | undefined,
): string[] {
  const row = read((session) => session.get(collection, id))
  if (row === undefined) return []
  return [projection === undefined ? row.body : stringifyStored(projectorOf(projection)(matchOf(row).doc))]
}

/** The official rule is single records only in a transaction; the service may be laxer (cloudbase.md §1.4). */
export function refuseQueryInTransaction(params: Params, { mode }: Context): void {
  if (mode === 'compatible' || params.optionalText('transactionId') === undefined) return
  throw requestFailed('A transaction reads single documents by id only, not by where().')
}
