import { readFileSync } from 'node:fs'
import { startLocalCloud, type LocalCloudOptions } from './local-cloud'

/**
 * `node dist/emulator/main.cjs <options.json>`: a local cloud as a process of its own. The file holds LocalCloudOptions
 * without functions. Prints one JSON line `{"url","pid"}` on stdout when it listens; its log goes to stderr.
 */
function readOptions(file: string | undefined): LocalCloudOptions {
  if (file === undefined) throw new Error('Usage: node main.cjs <options.json>')
  return JSON.parse(readFileSync(file, 'utf8')) as LocalCloudOptions
}

async function main(): Promise<void> {
  const cloud = await startLocalCloud({
    ...readOptions(process.argv[2]),
    log: (line) => process.stderr.write(`${line}\n`),
  })
  process.stdout.write(`${JSON.stringify({ url: cloud.url, pid: process.pid })}\n`)
  const stop = (): void => {
    cloud.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
