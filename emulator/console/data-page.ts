import type { Database } from '../database/database'
import { isRecord } from '../http/body'
import { html, type Html } from './html'
import { options, pageOf, pager } from './layout'
import type { ConsoleOptions, ConsolePage } from './options'

const PAGE = 20

type Found = { list: string[]; more: boolean } | { why: string }

/** A filter is the database's own query as JSON; `{"$date": ms}` stands for a date. */
function faultOf(filter: string): string | undefined {
  try {
    return isRecord(JSON.parse(filter)) ? undefined : '筛选条件应为 JSON 对象，例如 {"state": "due"}'
  } catch {
    return '筛选条件不是 JSON，例如 {"state": "due"}'
  }
}

async function find(database: Database, collection: string, filter: string, number: number): Promise<Found> {
  const why = faultOf(filter)
  if (why !== undefined) return { why }
  const reply = await database.call('database.getDocument', {
    collectionName: collection,
    queryType: 'WHERE',
    query: filter,
    offset: (number - 1) * PAGE,
    limit: PAGE + 1,
  })
  if (reply.code !== undefined) return { why: `${reply.code} ${reply.message ?? ''}` }
  const list: unknown[] = isRecord(reply.data) && Array.isArray(reply.data.list) ? reply.data.list : []
  return { list: list.slice(0, PAGE).map(String), more: list.length > PAGE }
}

async function countOf(database: Database, collection: string, query: string): Promise<number> {
  const { data } = await database.call('database.calculateDocument', { collectionName: collection, query })
  return isRecord(data) ? Number(data.total) : 0
}

/** What tells documents apart at a glance: their first short values. */
function glimpseOf(document: Record<string, unknown>): string {
  const short = Object.entries(document).filter(
    ([field, value]) =>
      field !== '_id' && ['string', 'number', 'boolean'].includes(typeof value) && String(value).length <= 20,
  )
  const shown = short.slice(0, 4).map(([field, value]) => `${field}: ${String(value)}`)
  return [...shown, `${Object.keys(document).length} 个字段`].join(' · ')
}

function documentRow(text: string): Html {
  const value: unknown = JSON.parse(text)
  const document = isRecord(value) ? value : {}
  return html`<details>
    <summary><code>${String(document._id)}</code><span class="soft">${glimpseOf(document)}</span></summary>
    <pre>${JSON.stringify(value, null, 2)}</pre>
  </details>`
}

async function documents(o: ConsoleOptions, url: URL, collection: string, filter: string): Promise<Html> {
  const number = pageOf(url)
  const found = await find(o.database, collection, filter, number)
  if ('why' in found) return html`<p class="warn" role="alert">${found.why}</p>`
  const total = await countOf(o.database, collection, filter)
  return html`<p class="soft">共 ${total} 条</p>
    ${found.list.map(documentRow)}
    ${found.list.length === 0 ? html`<p class="none">没有符合的文档</p>` : undefined}
    ${pager(url, number, found.more)}`
}

function viewLinks(o: ConsoleOptions): Html | undefined {
  if (o.views.length === 0) return undefined
  const links = o.views.map(({ name, collection, filter }) => {
    const query = new URLSearchParams({ collection, filter: JSON.stringify(filter) })
    return html`<a class="button" href="/__console/data?${query.toString()}">${name}</a>`
  })
  return html`<div class="row">${links}</div>`
}

/** The collections, to look into a page at a time. */
export const dataPage: ConsolePage = {
  path: '/__console/data',
  label: '数据',
  en: 'Data',
  body: async (o, url) => {
    const names = (await o.database.collections()).sort()
    const totals = await Promise.all(names.map((name) => countOf(o.database, name, '{}')))
    const asked = url.searchParams.get('collection') ?? ''
    // Who has not chosen yet sees the first one that holds something.
    const first = names.find((_, at) => (totals[at] ?? 0) > 0) ?? names[0] ?? ''
    const collection = names.includes(asked) ? asked : first
    const filter = url.searchParams.get('filter') || '{}'
    return html`<section class="wide">
      <h2>数据<small>Collections</small></h2>
      ${viewLinks(o)}
      <form class="row" method="get">
        <select name="collection" aria-label="集合">
          ${options(
            Object.fromEntries(names.map((name, at) => [name, `${name}（${totals[at] ?? 0}）`])),
            collection,
          )}
        </select>
        <input
          class="long"
          name="filter"
          value="${filter}"
          spellcheck="false"
          aria-label="筛选条件（JSON）"
        />
        <button>查看</button>
      </form>
      ${collection === '' ? html`<p class="none">没有集合</p>` : await documents(o, url, collection, filter)}
    </section>`
  },
}
