import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { databaseSchema } from '../../config/database'

const ROOT = resolve(__dirname, '../..')
const FUNCTIONS = join(ROOT, 'cloudfunctions')

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesIn(path)
    return entry.name.endsWith('.ts') ? [path] : []
  })
const sources = filesIn(FUNCTIONS)

/** A literal `{ index: '…', collection?: '…', equals?: {…}, match?: {…} }` as it stands in a source. */
type Query = { at: string; index: string; collection?: string; fields: string[] }

const propertiesOf = (node: ts.ObjectLiteralExpression): Map<string, ts.Expression> =>
  new Map(
    node.properties.flatMap((property) =>
      ts.isPropertyAssignment(property) ? [[property.name.getText(), property.initializer] as const] : [],
    ),
  )

const textIn = (expression: ts.Expression | undefined): string | undefined =>
  expression !== undefined && ts.isStringLiteral(expression) ? expression.text : undefined

const fieldNames = (expression: ts.Expression | undefined): string[] =>
  expression !== undefined && ts.isObjectLiteralExpression(expression)
    ? expression.properties.flatMap((property) =>
        property.name === undefined || ts.isComputedPropertyName(property.name)
          ? []
          : [property.name.getText().replaceAll("'", '')],
      )
    : []

const queriesIn = (file: string): Query[] => {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true)
  const found: Query[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const properties = propertiesOf(node)
      const index = textIn(properties.get('index'))
      const collection = textIn(properties.get('collection'))
      const fields = fieldNames(properties.get('equals'))
      if (index !== undefined)
        found.push({ at: relative(ROOT, file), index, fields, ...(collection && { collection }) })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

const queries = sources.flatMap(queriesIn)
const candidates = ({ collection, index }: Query) =>
  databaseSchema.collections
    .filter(({ name }) => collection === undefined || name === collection)
    .flatMap(({ indexes }) => indexes.filter(({ name }) => name === index))

it('finds the queries of the functions', () => {
  expect(queries.length).toBeGreaterThan(10)
  expect(new Set(queries.map(({ index }) => index)).size).toBeGreaterThan(5)
})

it('declares an index for every query, beginning with the fields that the query fixes', () => {
  const without = queries.filter((query) => {
    const fitting = candidates(query).filter(({ keys }) => {
      const prefix = keys.slice(0, query.fields.length).map(([field]) => field)
      return query.fields.every((field) => prefix.includes(field))
    })
    return fitting.length === 0
  })
  expect(without).toEqual([])
})

it('touches the database through the store only, so that no query escapes its index', () => {
  const direct = sources.filter(
    (file) =>
      /\bdatabase\s*\.collection\(/.test(readFileSync(file, 'utf8')) && !file.includes('/_kit/store/'),
  )
  expect(direct.map((file) => relative(ROOT, file))).toEqual([])
})

it('declares 20 indexes a collection at most, and no name twice', () => {
  for (const { name, indexes } of databaseSchema.collections) {
    expect([name, indexes.length <= 20]).toEqual([name, true])
    expect(new Set(indexes.map((index) => index.name)).size).toBe(indexes.length)
  }
})

/** Lists that are not a community's: what one person, thread or code has, and what timers look through. */
const ACROSS_COMMUNITIES = [
  'persons',
  'messages',
  'ticket_history',
  'inbox',
  'deliveries',
  'desk_logins',
  'communities.byName',
  'communities.trials',
  'households.byRegisteredPhone',
  'households.closing',
  'home_invitations.byHousehold',
  'home_requests.byPerson',
  'home_requests.unsettled',
  'home_requests.unsent',
  'audit.aboutPerson',
  'tickets.byReporter',
  'jobs.due',
  'jobs.old',
  'job_parts',
  'rosters.unsettled',
  'rosters.unsent',
  'firms.due',
  'tickets.due',
  'tickets.unsent',
  // What has served its time is taken out by the timer, in every community.
  'tickets.keeping',
  'households.keeping',
  'firms.keeping',
  'home_requests.old',
  'home_invitations.old',
  'staff_invitations.old',
  'audit.old',
  // Of one ticket, one person or one question, and what the timer asks and clears.
  'photo_checks',
  'photo_verdicts',
  'uploads',
]

it('begins every list of a community with the community', () => {
  const across = databaseSchema.collections.flatMap(({ name, indexes }) =>
    indexes
      .filter(({ keys }) => keys[0]?.[0] !== 'communityId')
      .map((index) => `${name}.${index.name}`)
      .filter((full) => !ACROSS_COMMUNITIES.includes(name) && !ACROSS_COMMUNITIES.includes(full)),
  )
  expect(across).toEqual([])
})
