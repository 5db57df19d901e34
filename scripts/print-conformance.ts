import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

export type ConformanceStatus = 'covered' | 'partial' | 'absent'

/** One operation of the service: where it is documented, whether the local cloud has it, and the tests that say so. */
export type ConformanceEntry = {
  operation: string
  page: string
  status: ConformanceStatus
  /** `file below tests/emulator › title`. */
  tests: string[]
  /** What is missing, for what is partial or absent. */
  note?: string
}

const FILE = resolve(__dirname, '../emulator/conformance.json')
const STATUSES: ConformanceStatus[] = ['covered', 'partial', 'absent']

export const readConformance = (): ConformanceEntry[] =>
  JSON.parse(readFileSync(FILE, 'utf8')) as ConformanceEntry[]

const familyOf = ({ operation }: ConformanceEntry): string => operation.split('.')[0] ?? operation

const link = ({ operation, page, note }: ConformanceEntry): string => {
  const name = operation.includes('.') ? operation.slice(operation.indexOf('.') + 1) : operation
  return `[${name}](${page})${note === undefined ? '' : ` (${note})`}`
}

/** The coverage table of emulator/README.md: one line a family, everything that is not whole named with what it lacks. */
export const conformanceTable = (entries: ConformanceEntry[] = readConformance()): string => {
  const families = [...new Set(entries.map(familyOf))]
  const lines = families.map((family) => {
    const own = entries.filter((entry) => familyOf(entry) === family)
    const [covered = [], partial = [], absent = []] = STATUSES.map((status) => own.filter((entry) => entry.status === status)) // prettier-ignore
    return `| ${family} | ${covered.length} of ${own.length} | ${covered.map(link).join(', ')} | ${[...partial, ...absent].map((entry) => `${entry.status}: ${link(entry)}`).join('; ')} |`
  })
  return ['| family | covered | operations | not whole |', '| --- | --- | --- | --- |', ...lines].join('\n')
}

const README = resolve(__dirname, '../emulator/README.md')
const PLACE = /(<!-- prettier-ignore-start -->\n)[^]*?(\n<!-- prettier-ignore-end -->)/

/** Puts the table into emulator/README.md in place of the one there. */
const renew = (): void => {
  const page = readFileSync(README, 'utf8')
  writeFileSync(
    README,
    page.replace(PLACE, (_, start: string, end: string) => start + conformanceTable() + end),
  )
}

if (process.argv[1] === __filename) {
  if (process.argv.includes('--write')) renew()
  else process.stdout.write(`${conformanceTable()}\n`)
}
