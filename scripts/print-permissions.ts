import { contract } from '../contract/contract'
import { internalContract } from '../contract/internal'
import { needsConsent, type Row } from '../contract/kit'
import { STANDINGS, type Standing } from '../domain/community/access'

/** One action with its path ("ticket.accept") and its row of the access table. */
export type ListedAction = { path: string; row: Row }

const rowOf = (node: object): Row | undefined => {
  const declaration = (node as { '~orpc'?: { meta?: unknown } })['~orpc']
  return declaration === undefined ? undefined : (declaration.meta as Row)
}

/** Every action below a node of the contract, in the order in which they are declared. */
export const actionsOf = (node: object, path: readonly string[] = []): ListedAction[] => {
  const row = rowOf(node)
  if (row !== undefined) return [{ path: path.join('.'), row }]
  return Object.entries(node).flatMap(([name, child]) => actionsOf(child as object, [...path, name]))
}

const MEANING: Record<Standing, string> = {
  anyone: 'anyone, also without identity',
  wechat: 'calls from WeChat, known to us or not',
  person: 'a known person who is not disabled',
  home_member: 'bound to the home that the request names',
  home_owner: 'bound to it as an owner, who says who else belongs',
  reporter: 'made this ticket',
  household: 'belongs to the household the ticket is about',
  handler: 'owns the ticket at this moment',
  colleague: 'technician of the department',
  lead: 'lead of the department',
  dispatcher: 'dispatcher or front desk of the community',
  duty_officer: 'duty officer of the community',
  supervisor: 'supervisor of the community',
  manager: 'manager of the community',
  finance: 'finance clerk of the community',
  admin: 'administrator of the community',
  contractor: 'of the contractor firm that works on the ticket',
  function: 'another function of ours, proven by HMAC',
}

/** Widths and dashes as Prettier lays a table out; the first two columns are words, the others are centred marks. */
const WORD_COLUMNS = 2

const inCell = (text: string, width: number, column: number): string => {
  if (column < WORD_COLUMNS) return text.padEnd(width)
  const left = Math.floor((width - text.length) / 2)
  return `${' '.repeat(left)}${text}`.padEnd(width)
}

const layOut = (lines: readonly string[][]): string => {
  const widths = (lines[0] ?? []).map((_cell, column) =>
    Math.max(3, ...lines.map((line) => line[column]?.length ?? 0)),
  )
  const dashes = widths.map((width, column) =>
    column < WORD_COLUMNS ? '-'.repeat(width) : `:${'-'.repeat(width - 2)}:`,
  )
  const [head = [], ...rows] = lines
  const padded = (line: readonly string[]) =>
    line.map((cell, column) => inCell(cell, widths[column] ?? 0, column))
  return [padded(head), dashes, ...rows.map(padded)].map((line) => `| ${line.join(' | ')} |`).join('\n')
}

const tableOf = (actions: readonly ListedAction[]): string => {
  const used = STANDINGS.filter((standing) => actions.some(({ row }) => row.who.includes(standing)))
  const rows = actions.map(({ path, row }) => [
    path,
    [row.writes ? 'writes' : 'reads', row.deputies && '⁺', !needsConsent(row) && '°']
      .filter(Boolean)
      .join(' '),
    ...used.map((standing) => (row.who.includes(standing) ? '●' : '')),
  ])
  return layOut([['Action', '', ...used], ...rows])
}

/** The page docs/permissions.md, printed from the contract so that it cannot differ from what the server holds. */
export const permissionsPage = (): string => {
  const meanings = STANDINGS.map((standing) => `- **${standing}**: ${MEANING[standing]}`)
  return [
    '# Who may do what',
    '',
    'Printed from the contract by `npx tsx scripts/print-permissions.ts > docs/permissions.md`; do not edit. The server',
    'holds every call against its row, and a test walks action × caller. What the table refuses and what does not exist',
    'are answered alike. ⁺: so may whoever stands in for one of these while they are away (`community.staff.nameDeputy`).',
    '°: also before the caller agreed to the privacy notice in force; everything else is then refused (`CONSENT_NEEDED`).',
    '',
    ...meanings,
    '',
    ...Object.entries(contract).flatMap(([name, actions]) => [
      `## ${name}`,
      '',
      tableOf(actionsOf(actions, [name])),
      '',
    ]),
    '## Between our own functions',
    '',
    tableOf(actionsOf(internalContract)),
    '',
  ].join('\n')
}

if (process.argv[1] === __filename) process.stdout.write(permissionsPage())
