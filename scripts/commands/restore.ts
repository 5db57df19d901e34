import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { restore } from '../../emulator/backup/commands'
import { PlainError } from '../plain-error'
import { besideOf, plainly } from './backup'

const HELP = `npm run restore -- --from FILE [options]
  --from FILE   a file that npm run backup has written
  --data DIR    the data folder (default .anlin); refused when it holds data
  --replace     move what the folder holds aside first`

/** `npm run restore`: makes a data folder from a backup; npm start then goes on where the backup was made. */
export const run = (args: string[]): Promise<void> =>
  plainly(async () => {
    const options = {
      from: { type: 'string' },
      data: { type: 'string', default: '.anlin' },
      replace: { type: 'boolean', default: false },
    } as const
    const { from, data, replace } = parseArgs({ args, options }).values
    if (from === undefined) throw new PlainError(HELP)
    const folder = resolve(data)
    const aside = await restore(resolve(from), join(folder, 'cloud'), { replace, beside: besideOf(folder) })
    console.log(`已从 ${from} 恢复到 ${folder}\n${folder} is as ${from} has it`)
    if (aside !== undefined) console.log(`原有数据移至 ${aside}\nWhat was there before is now ${aside}`)
  }, HELP)
