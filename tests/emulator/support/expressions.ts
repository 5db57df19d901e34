import type { SdkDatabase } from './sdk-types'

const at = new Date('2019-05-14T09:38:51.686Z')
/** The document that expressions are computed for. */
export const EXPRESSION_DOC = {
  _id: 'doc',
  n: 7,
  neg: -2.5,
  half: 2.5,
  zero: 0,
  text: 'Hello 世界',
  empty: '',
  yes: true,
  none: null,
  list: [3, 1, 2],
  words: ['a', 'b', 'a'],
  nested: [[1, 2], [3]],
  items: [
    { k: 'x', v: 1 },
    { k: 'y', v: 2 },
  ],
  object: { a: 1, b: 2 },
  at,
}

type Operators = Record<string, (argument: unknown) => unknown>

/** Stands for a field that the result does not have. */
export const MISSING = Symbol('no field')

/** `$.operator(argument)` for the document in `docs`, as the SDK sends it. */
export async function evaluate(db: SdkDatabase, name: string, argument: unknown): Promise<unknown> {
  const expression = (db.command.aggregate as Operators)[name]?.(argument)
  if (expression === undefined) throw new Error(`The SDK has no $.${name}.`)
  const { data } = await db.collection('docs').aggregate().project({ _id: 0, result: expression }).end()
  return data[0] !== undefined && 'result' in data[0] ? data[0]['result'] : MISSING
}
