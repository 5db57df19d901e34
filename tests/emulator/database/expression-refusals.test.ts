import { startAdminServer, type AdminServer } from '../support/admin-server'
import { evaluate, EXPRESSION_DOC } from '../support/expressions'

let server: AdminServer
beforeAll(async () => {
  server = await startAdminServer({ schema: { version: 1, collections: [{ name: 'docs', indexes: [] }] } })
  await server.db.collection('docs').add([EXPRESSION_DOC])
})
afterAll(() => server.close())

test.each<[operator: string, argument: unknown]>([
  ['abs', '$text'],
  ['add', ['$n', '$text']],
  ['add', ['$at', '$at']],
  ['ceil', '$text'],
  ['divide', ['$n', 0]],
  ['divide', ['$n']],
  ['divide', ['$text', 2]],
  ['ln', 0],
  ['log', [10, 1]],
  ['mod', ['$n', 0]],
  ['mod', ['$text', 2]],
  ['multiply', ['$n', '$text']],
  ['pow', [0, -1]],
  ['sqrt', -1],
  ['subtract', ['$n', '$at']],
  ['arrayElemAt', ['$n', 0]],
  ['arrayElemAt', ['$list', 0.5]],
  ['arrayToObject', '$list'],
  ['concatArrays', ['$list', '$n']],
  ['filter', { input: '$n', as: 'one', cond: true }],
  ['filter', { input: '$list' }],
  ['in', [1, '$n']],
  ['indexOfArray', ['$n', 1]],
  ['map', { input: '$n', as: 'one', in: 1 }],
  ['range', [0, 10, 0]],
  ['range', [0.5, 3]],
  ['reduce', { input: '$n', initialValue: 0, in: 1 }],
  ['reverseArray', '$n'],
  ['size', '$n'],
  ['size', '$missing'],
  ['slice', ['$n', 1]],
  ['slice', ['$list', 1, 0]],
  ['zip', { inputs: '$n' }],
  ['cond', { if: true, then: 1 }],
  ['cond', [true, 1]],
  ['switch', { branches: [{ case: false, then: 1 }] }],
  ['switch', { branches: [] }],
  ['dateFromParts', { month: 2 }],
  ['dateFromString', { dateString: 'nonsense' }],
  ['dateFromString', { dateString: '$n' }],
  ['dayOfMonth', '$text'],
  ['hour', { date: '$at', timezone: 'Mars/Olympus' }],
  ['dateToString', { date: '$text', format: '%Y' }],
  ['dateToString', { date: '$at', format: '%Q' }],
  ['mergeObjects', ['$object', '$n']],
  ['objectToArray', '$n'],
  ['allElementsTrue', ['$n']],
  ['setDifference', ['$n', []]],
  ['setEquals', ['$n', []]],
  ['setUnion', ['$n', []]],
  ['setIsSubset', ['$none', []]],
  ['concat', ['$text', '$n']],
  ['indexOfCP', ['$n', 'x']],
  ['split', ['$text', '']],
  ['split', ['$n', '-']],
  ['strLenCP', '$n'],
  ['strLenBytes', '$missing'],
  ['substrBytes', ['$text', 7, 1]],
  ['let', { vars: {}, in: '$$unknown' }],
  ['let', { vars: {} }],
  ['meta', 'textScore'],
])('%s of %j is refused, as MongoDB does', async (name, argument) => {
  await expect(evaluate(server.db, name, argument)).rejects.toMatchObject({
    code: expect.stringMatching(/^DATABASE_/) as string,
  })
})
