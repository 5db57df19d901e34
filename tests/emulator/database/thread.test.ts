import type { LocalCloud } from '../../../emulator/local-cloud'
import { post, startSampleCloud } from '../runtime/sample-cloud'

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startSampleCloud()
  for (let from = 0; from < 40_000; from += 5000) {
    const data = Array.from({ length: 5000 }, (_, n) => JSON.stringify({ _id: `t${from + n}`, at: { $date: from + n }, text: '电梯停了'.repeat(20) })) // prettier-ignore
    await cloud.database.call('database.insertDocument', { collectionName: 'things', data })
  }
})
afterAll(() => cloud.close())

test('a query that reads everything delays no request, no function and no timer that needs no database', async () => {
  const others = {
    function: () => post(`${cloud.url}/v1/functions/sample`, { task: 'echo' }, { authorization: 'Bearer public' }),
    wechat: () => post(`${cloud.url}/wechat/cgi-bin/stable_token`, {}),
    storage: () => post(`${cloud.url}/admin`, { action: 'storage.getUploadMetadata', path: 'a.jpg', method: 'put' }),
    timer: () => new Promise((done) => setTimeout(done, 1)),
  } // prettier-ignore
  for (const ask of Object.values(others)) await ask()
  const scan = { isOn: true }
  const query = '{"text":{"$regularExpression":{"pattern":"(停了)+x","options":""}}}'
  const slow = Promise.all(
    Array.from({ length: 6 }, () =>
      cloud.database.call('database.calculateDocument', { collectionName: 'things', query }),
    ),
  ).finally(() => (scan.isOn = false))
  const done: string[] = []
  for (const [name, ask] of Object.entries(others)) {
    await ask()
    if (scan.isOn) done.push(name)
  }
  expect((await slow).map(({ data }) => data)).toEqual(Array.from({ length: 6 }, () => ({ total: 0 })))
  expect(done).toEqual(Object.keys(others))
})
