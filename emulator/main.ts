import { readFileSync } from 'node:fs'
import { backUp, restore, verifyFolder } from './backup/commands'
import { startLocalCloud, type LocalCloudOptions } from './local-cloud'

const USAGE = `Usage: node main.cjs <options.json>                   a local cloud, until it is stopped
       node main.cjs backup <folder> <file>           everything in the folder into one file, also while it is in use
       node main.cjs restore <file> <folder> [--replace]
       node main.cjs verify <folder>                  do indexes and documents agree?`

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** What can be done with a data folder besides running over it; each ends the process. */
const COMMANDS: Record<string, (words: string[]) => Promise<void>> = {
  backup: async ([dir, to]) => {
    if (dir === undefined || to === undefined) throw new Error(USAGE)
    await backUp(dir, to)
    say(`${dir} is kept in ${to}.`)
  },
  restore: async ([from, dir, replace]) => {
    if (from === undefined || dir === undefined) throw new Error(USAGE)
    const aside = await restore(from, dir, { replace: replace === '--replace' })
    say(`${dir} is as ${from} has it.${aside === undefined ? '' : ` What was there before is now ${aside}.`}`)
  },
  verify: async ([dir]) => {
    if (dir === undefined) throw new Error(USAGE)
    const wrong = await verifyFolder(dir)
    if (wrong.length > 0) throw new Error(wrong.join('\n'))
    say(`${dir} is sound.`)
  },
}

/**
 * `node dist/emulator/main.cjs <options.json>`: a local cloud as a process of its own. The file holds LocalCloudOptions
 * without functions. Prints one JSON line `{"url","pid"}` on stdout when it listens; its log goes to stderr.
 */
async function run(file: string): Promise<void> {
  const options = JSON.parse(readFileSync(file, 'utf8')) as LocalCloudOptions
  const cloud = await startLocalCloud({ ...options, log: (line) => process.stderr.write(`${line}\n`) })
  say(JSON.stringify({ url: cloud.url, pid: process.pid }))
  const stop = (): void => {
    cloud.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

async function main([first, ...words]: string[]): Promise<void> {
  if (first === undefined) throw new Error(USAGE)
  await (COMMANDS[first]?.(words) ?? run(first))
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
