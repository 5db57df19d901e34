import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { backUp } from '../../emulator/backup/commands'
import { PlainError } from '../plain-error'

const HELP = `npm run backup -- --to FILE [options]
  --to FILE     the new file everything is written into
  --data DIR    the data folder (default .anlin), also while npm start runs over it`

/** What an installation keeps beside its cloud: its own secrets, and whether the demo is complete. */
export const besideOf = (data: string): Record<string, string> => ({
  'secrets.json': join(data, 'secrets.json'),
  'demo.json': join(data, 'demo.json'),
})

/** Sentences of the local cloud and of parseArgs, without a trace. */
export const plainly = async <T>(work: () => Promise<T>, help: string): Promise<T> => {
  try {
    return await work()
  } catch (failure) {
    if (failure instanceof PlainError) throw failure
    const message = failure instanceof Error ? failure.message : String(failure)
    throw new PlainError(message.includes('Unknown option') ? `${message}\n\n${help}` : message)
  }
}

/** `npm run backup`: documents, files, clock, sessions and secrets of a data folder in one file. */
export const run = (args: string[]): Promise<void> =>
  plainly(async () => {
    const options = { to: { type: 'string' }, data: { type: 'string', default: '.anlin' } } as const
    const { to, data } = parseArgs({ args, options }).values
    if (to === undefined) throw new PlainError(HELP)
    const folder = resolve(data)
    const beside = Object.entries(besideOf(folder)).filter(([, path]) => existsSync(path))
    await backUp(join(folder, 'cloud'), resolve(to), Object.fromEntries(beside))
    console.log(`已备份到 ${resolve(to)}\n${folder} is kept in ${resolve(to)}`)
  }, HELP)
