import { Engine } from '../../../emulator/database/engine'
import { Store } from '../../../emulator/database/store/store'
import { stringifyStored, type Doc } from '../../../emulator/database/ejson'
import type { AdminReply } from '../../../emulator/database/protocol'
import type { DatabaseSchema } from '../../../emulator/schema'

export type Direct = {
  store: Store
  log: string[]
  call(action: string, params: Record<string, unknown>): AdminReply | undefined
  insert(collectionName: string, docs: Doc[]): AdminReply | undefined
}

/** The database inside this thread and without HTTP, for tests that make thousands of calls. */
export function openDirect(
  schema: DatabaseSchema,
  mode: 'strict' | 'compatible' = 'compatible',
  dir?: string,
): Direct {
  const log: string[] = []
  const store = Store.open(dir, schema, 'normal', (line) => log.push(line))
  const engine = new Engine(store, mode, (line) => log.push(line))
  let calls = 0
  const call: Direct['call'] = (action, params) => {
    let reply: AdminReply | undefined
    engine.call(
      { action: `database.${action}`, params, now: 1_700_000_000_000, entropy: String(calls++) },
      (answer) => {
        reply = answer
      },
    )
    return reply
  }
  const insert: Direct['insert'] = (collectionName, docs) =>
    call('insertDocument', { collectionName, data: docs.map(stringifyStored) })
  return { store, log, call, insert }
}
