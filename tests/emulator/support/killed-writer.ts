import { writeSync } from 'node:fs'
import { openDatabase } from '../../../emulator/database/database'

/**
 * A process that writes until it is killed, and says on its standard output what was acknowledged: `insert N`,
 * `count N` (an update), `pair N` (a transaction over two documents).
 */
async function main(dir: string, sync: 'normal' | 'full'): Promise<void> {
  const schema = {
    version: 1,
    collections: [{ name: 'things', indexes: [{ name: 'by_n', keys: [['n', 1]] as [string, 1][] }] }],
  }
  const database = await openDatabase({ dir, schema, mode: 'strict', sync, now: () => Date.now() })
  const call = async (action: string, params: Record<string, unknown>) => {
    const reply = await database.call(`database.${action}`, { collectionName: 'things', ...params })
    if (reply.code !== undefined) throw new Error(`${action}: ${reply.code} ${reply.message ?? ''}`)
    return reply
  }
  const set = (id: string, n: number, more = {}) =>
    call('modifyDocument', {
      query: JSON.stringify({ _id: id }),
      merge: false,
      upsert: true,
      data: JSON.stringify({ n }),
      ...more,
    })
  const rounds = {
    insert: (n: number) => call('insertDocument', { data: [JSON.stringify({ _id: `i${n}`, n })] }),
    count: (n: number) => set('count', n),
    pair: async (n: number) => {
      const { transactionId } = await call('startTransaction', {})
      await set('left', n, { transactionId })
      await set('right', n, { transactionId })
      return call('commitTransaction', { transactionId })
    },
  }
  const { data } = await call('calculateDocument', {})
  const start = (data as { total: number }).total
  const repeat = async (name: keyof typeof rounds): Promise<never> => {
    for (let n = start; ; n++) {
      await rounds[name](n)
      writeSync(1, `${name} ${n}\n`)
    }
  }
  await Promise.all([repeat('insert'), repeat('count'), repeat('pair')])
}

const [dir = '', sync = 'normal'] = process.argv.slice(2)
void main(dir, sync === 'full' ? 'full' : 'normal')
