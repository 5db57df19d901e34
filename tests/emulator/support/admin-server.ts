import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import cloudbase from '@cloudbase/node-sdk'
import type { SdkDatabase } from './sdk-types'
import { openDatabase, type Database, type DatabaseOptions } from '../../../emulator/database/database'

export type AdminServer = {
  db: SdkDatabase
  database: Database
  log: string[]
  time: { now: number }
  close(): Promise<void>
}

/** The real SDK against the database over HTTP, without the rest of the emulator (cloudbase.md §1.1). */
export async function startAdminServer(
  options: Partial<DatabaseOptions> & Pick<DatabaseOptions, 'schema'>,
): Promise<AdminServer> {
  const log: string[] = []
  const time = { now: 1_700_000_000_000 }
  const settings = {
    mode: 'strict',
    sync: 'normal',
    now: () => time.now,
    log: (line: string) => log.push(line),
  } as const
  const database = await openDatabase({ ...settings, ...options })
  const server = createServer((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      const { action, ...params } = JSON.parse(Buffer.concat(chunks).toString()) as { action: string }
      void database.call(action, params).then((reply) => {
        res.setHeader('content-type', 'application/json')
        res.end(JSON.stringify({ requestId: 'test', ...reply }))
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `http://127.0.0.1:${port}/admin` }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'local-env',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    SILENCE: 'true',
  })
  const close = async (): Promise<void> => {
    await new Promise((resolve) => server.close(resolve))
    await database.close()
  }
  return {
    db: cloudbase.init({ env: 'local-env' }).database() as unknown as SdkDatabase,
    database,
    log,
    time,
    close,
  }
}
