import { readFileSync } from 'node:fs'
import ts from 'typescript'

/** A test as its file declares it, without running it. */
export type NamedTest = {
  /** Titles of the blocks around it and its own, joined by ` › `, as written: `%s` stands in the title of a table. */
  name: string
  skipped: boolean
  /** The first text of each row, for a table of tests. */
  rows: string[]
}

const TESTS = new Set(['test', 'it', 'xtest', 'xit'])
const BLOCKS = new Set(['describe', 'xdescribe'])
const SKIPS = new Set(['skip', 'todo', 'failing', 'xtest', 'xit', 'xdescribe'])

/** `test.skip.each` as its words. */
const wordsOf = (expression: ts.Expression): string[] => {
  if (ts.isIdentifier(expression)) return [expression.text]
  if (ts.isPropertyAccessExpression(expression))
    return [...wordsOf(expression.expression), expression.name.text]
  return []
}

const titleOf = (expression: ts.Expression | undefined): string =>
  expression === undefined
    ? ''
    : ts.isStringLiteralLike(expression)
      ? expression.text
      : expression.getText().replace(/^`|`$/g, '')

/** The first texts of all rows that stand in an expression, or in the constants it names. */
const firstCells = (expression: ts.Node, constants: ReadonlyMap<string, ts.Expression>): string[] => {
  if (ts.isIdentifier(expression)) {
    const named = constants.get(expression.text)
    const others = new Map([...constants].filter(([name]) => name !== expression.text))
    return named === undefined ? [] : firstCells(named, others)
  }
  const first = ts.isArrayLiteralExpression(expression) ? expression.elements[0] : undefined
  const cells = first !== undefined && ts.isStringLiteralLike(first) ? [first.text] : []
  expression.forEachChild((child) => void cells.push(...firstCells(child, constants)))
  return cells
}

const constantsIn = (source: ts.SourceFile): Map<string, ts.Expression> =>
  new Map(
    source.statements
      .filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) => [...declarationList.declarations])
      .flatMap(({ name, initializer }) =>
        ts.isIdentifier(name) && initializer !== undefined ? [[name.text, initializer] as const] : [],
      ),
  )

export const testsIn = (file: string): NamedTest[] => {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true)
  const constants = constantsIn(source)
  const found: NamedTest[] = []
  const visit = (node: ts.Node, around: string[], skipped: boolean): void => {
    if (!ts.isCallExpression(node)) {
      node.forEachChild((child) => visit(child, around, skipped))
      return
    }
    const table = ts.isCallExpression(node.expression) ? node.expression : undefined
    const words = wordsOf(table?.expression ?? node.expression)
    const [kind = ''] = words
    // `test.each(rows)` by itself is half of a call; the whole one is the call around it.
    const isHalf = words.includes('each') && table === undefined
    if (isHalf || !(TESTS.has(kind) || BLOCKS.has(kind))) {
      node.forEachChild((child) => visit(child, around, skipped))
      return
    }
    const titles = [...around, titleOf(node.arguments[0])]
    const isSkipped = skipped || words.some((word) => SKIPS.has(word))
    if (TESTS.has(kind))
      found.push({
        name: titles.join(' › '),
        skipped: isSkipped,
        rows: table === undefined ? [] : table.arguments.flatMap((rows) => firstCells(rows, constants)),
      })
    else node.arguments.forEach((argument) => visit(argument, titles, isSkipped))
  }
  visit(source, [], false)
  return found
}
