import { startAdminServer, type AdminServer } from '../support/admin-server'
import { openDirect } from '../support/engine'
import { refusal, type Command, type Doc } from '../support/sdk-types'

let server: AdminServer
beforeAll(async () => {
  server = await startAdminServer({ schema: { version: 1, collections: [{ name: 'docs', indexes: [] }] } })
})
afterAll(() => server.close())

type Build = (_: Command, db: AdminServer['db']) => Doc

const before = async (doc: Doc) => {
  const ref = server.db.collection('docs').doc('one')
  await ref.set(doc)
  return ref
}
const now = new Date(1_700_000_000_000)

test.each<[what: string, before: Doc, change: Build, after: Doc]>([
  ['push: sorted by a field, cut from the end', { l: [{ s: 3 }, { s: 1 }] }, (_) => ({ l: _.push({ each: [{ s: 2 }], sort: { s: 1 }, slice: -2 }) }), { l: [{ s: 2 }, { s: 3 }] }],
  ['push: by two fields', { l: [{ a: 1, b: 1 }, { a: 0, b: 2 }] }, (_) => ({ l: _.push({ each: [{ a: 1, b: 3 }], sort: { a: 1, b: -1 } }) }), { l: [{ a: 0, b: 2 }, { a: 1, b: 3 }, { a: 1, b: 1 }] }],
  ['push: before the last', { l: [1, 2, 3] }, (_) => ({ l: _.push({ each: [9], position: -1 }) }), { l: [1, 2, 9, 3] }],
  ['push: nothing, only cut', { l: [1, 2] }, (_) => ({ l: _.push({ each: [], slice: 1 }) }), { l: [1] }],
  ['push: one element that is an array', { l: [1] }, (_) => ({ l: _.push([[2, 3]]) }), { l: [1, [2, 3]] }],
  ['push: several arguments', { l: [1] }, (_) => ({ l: _.push(2, 3) }), { l: [1, 2, 3] }],
  ['push: an instant of the server', { l: [] }, (_, db) => ({ l: _.push(db.serverDate({ offset: 1000 })) }), { l: [new Date(now.getTime() + 1000)] }],
  ['unshift: makes the array', {}, (_) => ({ l: _.unshift([2, 3]) }), { l: [2, 3] }],
  ['pop: of nothing', { l: [] }, (_) => ({ l: _.pop(), n: 1 }), { l: [], n: 1 }],
  ['shift: of a missing array', {}, (_) => ({ l: _.shift(), n: 1 }), { n: 1 }],
  ['pull: by a path inside of elements', { l: [{ a: { b: 1 } }, { a: { b: 2 } }] }, (_) => ({ l: _.pull({ 'a.b': _.gte(2) }) }), { l: [{ a: { b: 1 } }] }],
  ['pull: by two conditions on one element', { l: [{ a: 1, b: 1 }, { a: 1, b: 2 }, { a: 2, b: 2 }] }, (_) => ({ l: _.pull({ a: 1, b: _.in([2, 3]) }) }), { l: [{ a: 1, b: 1 }, { a: 2, b: 2 }] }],
  ['pull: a value whatever the order of its fields', { l: [{ a: 1, b: 2 }, { b: 2, a: 1 }, { a: 1 }] }, (_) => ({ l: _.pull({ a: 1, b: 2 }) }), { l: [{ a: 1 }] }],
  ['pull: an array as a whole', { l: [[1], [2], 1] }, (_) => ({ l: _.pull([1]) }), { l: [[2], 1] }],
  ['pull: texts by a pattern', { l: ['水管', '电梯', '水表'] }, (_) => ({ l: _.pull(/^水/) }), { l: ['电梯'] }],
  ['pull: elements whose own list holds something', { l: [{ t: [{ q: 1 }] }, { t: [{ q: 3 }] }] }, (_) => ({ l: _.pull({ t: _.elemMatch({ q: 3 }) }) }), { l: [{ t: [{ q: 1 }] }] }],
  ['pullAll: objects, their fields in order', { l: [{ a: 1, b: 1 }, { b: 1, a: 1 }] }, (_) => ({ l: _.pullAll([{ a: 1, b: 1 }]) }), { l: [{ b: 1, a: 1 }] }],
  ['addToSet: a list is one element', { l: [1] }, (_) => ({ l: _.addToSet([1, 2]) }), { l: [1, [1, 2]] }],
  ['addToSet: each, once', { l: [1] }, (_) => ({ l: _.addToSet({ $each: [1, 2, 2] }) }), { l: [1, 2] }],
  ['min: by type first', { a: 'x', b: null }, (_) => ({ a: _.min(3), b: _.min(1) }), { a: 3, b: null }],
  ['max: by type first', { b: 3, c: null }, (_) => ({ b: _.max('x'), c: _.max(1) }), { b: 'x', c: 1 }],
  ['mul: of what is missing', {}, (_) => ({ n: _.mul(7) }), { n: 0 }],
  ['rename: over another field', { a: 1, b: 2 }, (_) => ({ a: _.rename('b') }), { b: 1 }],
  ['rename: into an object', { a: 1 }, (_) => ({ a: _.rename('o.a') }), { o: { a: 1 } }],
  ['remove: an element leaves null', { l: [1, 2] }, (_) => ({ 'l.0': _.remove() }), { l: [null, 2] }],
  ['set: beyond the end fills with null', { l: [1] }, () => ({ 'l.2': 9 }), { l: [1, null, 9] }],
  ['set: an object is merged, a list replaced', { o: { a: 1 }, l: [1, 2] }, () => ({ o: { b: 2 }, l: [3] }), { o: { a: 1, b: 2 }, l: [3] }],
  ['what is undefined stays as it is', { a: 1 }, () => ({ a: undefined, b: 2 }), { a: 1, b: 2 }],
])('%s', async (_what, doc, change, after) => {
  const ref = await before(doc)
  await ref.update(change(server.db.command, server.db))
  expect((await ref.get()).data).toEqual([{ _id: 'one', ...after }])
}) // prettier-ignore

test.each<[what: string, before: Doc, change: Doc, after: Doc]>([
  ['a set element of every element', { l: [{ t: [1, 2] }, { t: [2] }] }, { $pull: { 'l.$[].t': 2 } }, { l: [{ t: [1] }, { t: [] }] }],
  ['the server’s instant', {}, { $currentDate: { at: true, 'o.at': { $type: 'date' } } }, { at: now, o: { at: now } }],
  ['only for what an upsert makes', { a: 1 }, { $setOnInsert: { b: 1 }, $inc: { a: 1 } }, { a: 2 }],
])('raw: %s', async (_what, doc, change, after) => {
  const ref = await before(doc)
  await server.db.collection('docs').options({ raw: true }).where({ _id: 'one' }).update(change)
  expect((await ref.get()).data).toEqual([{ _id: 'one', ...after }])
}) // prettier-ignore

test.each<[what: string, before: Doc, change: Build, says: string]>([
  ['inc of a text', { a: 'x' }, (_) => ({ a: _.inc(1) }), 'non-numeric type'],
  ['inc of null', { a: null }, (_) => ({ a: _.inc(1) }), 'non-numeric type'],
  ['inc by a text', { a: 1 }, (_) => ({ a: _.inc('1') }), 'non-numeric argument'],
  ['push to null', { l: null }, (_) => ({ l: _.push(1) }), "The field 'l' must be an array but is of type null"],
  ['pop of a number', { l: 1 }, (_) => ({ l: _.pop() }), "Path 'l' contains an element of non-array type 'int'"],
  ['addToSet of a text', { l: 'a' }, (_) => ({ l: _.addToSet('b') }), "Field named 'l' has non-array type string"],
  ['set through a number', { a: 1 }, () => ({ 'a.b': 2 }), "Cannot create field 'b'"],
  ['set through null', { a: null }, () => ({ 'a.b': 2 }), "Cannot create field 'b'"],
  ['rename to itself', { a: 1 }, (_) => ({ a: _.rename('a') }), 'conflict'],
  ['rename out of an array', { l: [{ a: 1 }] }, (_) => ({ 'l.0.a': _.rename('z') }), 'cannot be an array element'],
  ['rename into an array', { a: 1, l: [{}] }, (_) => ({ a: _.rename('l.0.a') }), 'cannot be an array element'],
  ['rename of the id', {}, (_) => ({ a: _.rename('_id') }), 'immutable field'],
  ['or inside of pull, which the SDK does not translate', { l: [1] }, (_) => ({ l: _.pull(_.or(_.lt(2), _.gt(3))) }), 'db.command.or'],
  ['gte in elemMatch inside of pull, likewise', { l: [{ t: [1] }] }, (_) => ({ l: _.pull({ t: _.elemMatch({ q: _.gte(1) }) }) }), 'db.command.gte'],
])('refuses %s and changes nothing', async (_what, doc, change, says) => {
  const ref = await before(doc)
  const refused = await refusal(ref.update(change(server.db.command, server.db)))
  expect(refused).toEqual({ code: 'DATABASE_REQUEST_FAILED', message: expect.stringContaining(says) as string })
  expect((await ref.get()).data).toEqual([{ _id: 'one', ...doc }])
}) // prettier-ignore

test('a Date that is none is refused, stored or asked for', async () => {
  const ref = await before({ a: 1 })
  const invalid = new Date(NaN)
  expect((await refusal(ref.update({ a: invalid }))).code).toBe('INVALID_PARAM')
  expect((await refusal(server.db.collection('docs').where({ a: invalid }).get())).code).toBe('INVALID_PARAM')
  expect((await ref.get()).data).toEqual([{ _id: 'one', a: 1 }])
})

test('an update to equal values: update counts what changed, updateAndReturn what was found', async () => {
  const ref = await before({ a: 1 })
  expect(await ref.update({ a: 1 })).toMatchObject({ updated: 0 })
  const same = await server.db.collection('docs').where({ a: 1 }).updateAndReturn({ a: 1 })
  expect(same).toMatchObject({ updated: 1, doc: { _id: 'one', a: 1 } })
  const none = await server.db.collection('docs').where({ a: 9 }).updateAndReturn({ a: 1 })
  expect(none).toMatchObject({ updated: 0, doc: null })
})

test('a field name with a dot is stored in compatible mode, as the service was seen to, and refused in strict', () => {
  const schema = { version: 1, collections: [{ name: 'docs', indexes: [] }] }
  const data = [{ _id: 'one', 'key.': '1' }]
  const strict = openDirect(schema, 'strict').insert('docs', data)
  expect(strict?.message).toContain("The dotted field 'key.' is not valid for storage.")
  const lax = openDirect(schema, 'compatible')
  expect(lax.insert('docs', data)?.code).toBeUndefined()
  const change = { collectionName: 'docs', query: '{"_id":"one"}', data: '{"$set":{"a":1}}', merge: true, multi: false } // prettier-ignore
  expect(lax.call('modifyDocument', change)?.data).toMatchObject({ updated: 1 })
  const read = lax.call('getDocument', { collectionName: 'docs', query: '{"_id":"one"}' })
  expect((read?.data as { list: string[] }).list).toEqual(['{"_id":"one","key.":"1","a":1}'])
})
