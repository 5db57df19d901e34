/**
 * One line of the result. `binding` budgets are counts and sizes: breaking one fails the run. Times depend on the machine
 * and are only flagged. Without a budget the line is there to be read.
 */
export type Row = {
  name: string
  value: number
  unit: string
  budget?: number
  /** The budget is a floor, not a ceiling. */
  atLeast?: boolean
  binding?: boolean
  /** A further measure of the same thing with a budget of its own. */
  also?: { value: number; unit: string; budget: number }
  note?: string
}

export type Group = { title: string; rows: Row[]; lines?: string[] }

const digits = (value: number): string => {
  if (Number.isInteger(value)) return String(value)
  return value < 0.1 ? value.toFixed(4) : value.toFixed(2)
}

export const isBroken = ({ value, budget, atLeast, also }: Row): boolean =>
  (budget !== undefined && (atLeast === true ? value < budget : value > budget)) ||
  (also !== undefined && also.value > also.budget)

const verdict = (row: Row): string => {
  if (row.budget === undefined) return ''
  if (!isBroken(row)) return 'pass'
  return row.binding === true ? 'FAIL' : 'over'
}

const limitOf = ({ budget, atLeast }: Row): string =>
  budget === undefined ? '' : `(${atLeast === true ? '≥' : '≤'} ${digits(budget)})`

const line = (row: Row): string => {
  const { name, value, unit, also, note = '' } = row
  const second = also === undefined ? '' : `${digits(also.value)} ${also.unit} (≤ ${digits(also.budget)})  `
  const measured = `${digits(value).padStart(9)} ${unit} ${limitOf(row)}`
  return `  ${verdict(row).padEnd(4)} ${name.padEnd(50)} ${measured.padEnd(30)} ${second}${note}`.trimEnd()
}

/** Prints a group as it is finished. */
export const printGroup = ({ title, rows, lines = [] }: Group): void => {
  console.log(`\n${title}`)
  for (const row of rows) console.log(line(row))
  for (const text of lines) console.log(`  ${text}`)
}

/** Says what was broken; 1 when a count or a size was. */
export const conclude = (groups: readonly Group[]): number => {
  const broken = groups.flatMap(({ rows }) => rows.filter(isBroken))
  const binding = broken.filter((row) => row.binding === true)
  console.log(
    `\n${binding.length} broken budgets of counts and sizes, ${broken.length - binding.length} of times.`,
  )
  for (const row of broken) console.log(line(row))
  return binding.length === 0 ? 0 : 1
}
