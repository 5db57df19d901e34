import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { COMMON_ERRORS } from '../../contract/kit'
import { STANDINGS } from '../../domain/community/access'
import { UNIT_STATUSES } from '../../domain/community/household'
import { RELATIONS } from '../../domain/community/person'
import { ROLES } from '../../domain/community/roster'
import { DEPARTMENTS } from '../../domain/kernel/department'
import { NOTICE_KINDS } from '../../domain/notice/notice'
import { STATUS_WORDS } from '../../domain/notice/templates'
import { KINDS, PRIORITIES } from '../../domain/routing/taxonomy'
import { TARGET_SOURCES } from '../../domain/sla/clock'
import { CASE_ROWS, CLOCK_NAMES, COMPLAINT_CLASSES } from '../../domain/sla/policy'
import { MOVES } from '../../domain/ticket/moves'
import { CHANNELS, STATES } from '../../domain/ticket/parts'
import { say } from '../../src/ui/words'

const ROOT = resolve(__dirname, '../..')
const PAGE = readFileSync(join(ROOT, 'docs/domain-language.md'), 'utf8')

type Line = { zh: string; id: string; meaning: string }

const linesOf = (section: string): Line[] =>
  section.split('\n').flatMap((line) => {
    const [, zh, id, meaning] = /^\| *(.+?) *\| `(\w+)` *\| *(.+?) *\|$/.exec(line) ?? []
    return zh === undefined || id === undefined || meaning === undefined ? [] : [{ zh, id, meaning }]
  })

/** The lines below each heading of the page. */
const sections = new Map(
  PAGE.split(/^#{2,3} /m)
    .slice(1)
    .map((text) => [text.split('\n')[0]?.trim() ?? '', linesOf(text)] as const),
)

const typeIn = (file: string, name: string): ts.Node => {
  const text = readFileSync(join(ROOT, file), 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true)
  const found = source.statements.find((one) => ts.isTypeAliasDeclaration(one) && one.name.text === name)
  if (found === undefined) throw new Error(`${file} has no type ${name}`)
  return found
}

/** The string literals of a type: all of them, or those of one property of its members. */
const wordsOf = (file: string, name: string, property?: string): string[] => {
  const found: string[] = []
  const visit = (node: ts.Node, inside: boolean): void => {
    const enters = ts.isPropertySignature(node) && node.name.getText() === property
    const leaves = ts.isPropertySignature(node) && !enters
    if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal) && inside)
      found.push(node.literal.text)
    ts.forEachChild(node, (child) => visit(child, enters || (inside && !leaves)))
  }
  visit(typeIn(file, name), property === undefined)
  return [...new Set(found)]
}

const PARTS = 'domain/ticket/parts.ts'
const FACTS = 'domain/ticket/facts.ts'
const DELIVERY = 'domain/notice/delivery.ts'

const LISTS: Record<string, readonly string[]> = {
  States: STATES,
  Moves: Object.keys(MOVES),
  Facts: wordsOf(FACTS, 'Fact', 'type'),
  Clocks: CLOCK_NAMES,
  'Sources of a target': TARGET_SOURCES,
  'Rows of the table of limits': CASE_ROWS,
  'Complaint classes': COMPLAINT_CLASSES,
  'Kinds of report': KINDS,
  Priorities: PRIORITIES,
  'Report channels': CHANNELS,
  Departments: DEPARTMENTS,
  Roles: ROLES,
  Standings: STANDINGS,
  'Relations to a household': RELATIONS,
  'Kinds of household': wordsOf('domain/community/household.ts', 'Household', 'kind'),
  'States of a unit': UNIT_STATUSES,
  'In what place an owner stands': wordsOf(PARTS, 'Owner', 'as'),
  'Why this person': [
    ...wordsOf('domain/ticket/dispatch.ts', 'DispatchReason'),
    ...wordsOf(FACTS, 'Fact', 'why'),
    ...wordsOf(FACTS, 'DispatchReason'),
  ],
  Notices: NOTICE_KINDS,
  Audiences: wordsOf('domain/notice/notice.ts', 'Audience', 'to'),
  'Message channels': wordsOf(DELIVERY, 'Channel'),
  'States of a delivery': wordsOf(DELIVERY, 'DeliveryState'),
  'Outcomes of an attempt': wordsOf(DELIVERY, 'Outcome'),
  Refusals: [
    ...Object.keys(COMMON_ERRORS),
    ...wordsOf('domain/ticket/decide.ts', 'Refused', 'code'),
    ...wordsOf('domain/ticket/visit.ts', 'VisitRefused', 'code'),
  ],
}

it('reads the unions of the domain', () => {
  expect(LISTS['Facts']).toEqual(expect.arrayContaining(['submitted', 'overdue']))
  expect(LISTS['Why this person']).toContain('outside_working_time')
  expect(LISTS['Refusals']).toEqual(expect.arrayContaining(['BUSY', 'OWN_MATTER']))
})

it.each(Object.entries(LISTS))(
  '%s: every word of the code has its line, and every line its word',
  (name, list) => {
    const written = (sections.get(name) ?? []).map((line) => line.id)
    expect([...written].sort()).toEqual([...new Set(list)].sort())
  },
)

it('lists nothing that no list of the code stands behind', () => {
  const known = [...Object.keys(LISTS), 'Things']
  expect([...sections].filter(([name, lines]) => lines.length > 0 && !known.includes(name))).toEqual([])
})

const exportedTypes = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return exportedTypes(path)
    return [...readFileSync(path, 'utf8').matchAll(/^export type (\w+)/gm)].map((match) => match[1] ?? '')
  })

it('names things as the domain does', () => {
  const types = exportedTypes(join(ROOT, 'domain'))
  const things = sections.get('Things') ?? []
  expect(things.length).toBeGreaterThan(40)
  expect(things.filter(({ id }) => !types.includes(id))).toEqual([])
})

const chineseOf = (name: string): Record<string, string> =>
  Object.fromEntries((sections.get(name) ?? []).map(({ id, zh }) => [id, zh]))
const said = <Name extends string>(names: readonly Name[], word: (name: Name) => string) =>
  Object.fromEntries(names.map((name) => [name, word(name)]))

it('has the words that people read on their screens', () => {
  expect(chineseOf('States')).toEqual(said(STATES, (state) => say(`state.${state}`)))
  expect(chineseOf('Departments')).toEqual(said(DEPARTMENTS, (one) => say(`department.${one}`)))
  expect(chineseOf('Roles')).toEqual(said(ROLES, (role) => say(`role.${role}`)))
  expect(chineseOf('Relations to a household')).toEqual(said(RELATIONS, (one) => say(`relation.${one}`)))
  expect(chineseOf('Kinds of report')).toEqual(said(KINDS, (kind) => say(`kind.${kind}`)))
  expect(chineseOf('Clocks')).toEqual(said(CLOCK_NAMES, (clock) => say(`clock.${clock}`)))
  expect(chineseOf('Notices')).toEqual(STATUS_WORDS)
})
