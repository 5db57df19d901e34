import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { prepareFolder } from '../local/data-folder'
import { assertPortFree } from '../local/free-port'
import type * as Serving from '../local/serve'
import { PlainError } from '../plain-error'

const DEFAULT_PORT = 8686
const DEMO_TICKETS = 300

const HELP = `npm start -- [options]
  --port N      the address's port (default ${DEFAULT_PORT})
  --data DIR    where everything is kept (default .anlin)
  --reset       begin again: removes the data folder's content
  --empty       no demo community
  --tickets N   size of the demo (default ${DEMO_TICKETS})
  --watch       rebuild and reload when a source changes (npm run dev)
  --plan basic  CloudBase's basic quotas: what goes beyond is refused`

type Options = Serving.ServeOptions & { reset: boolean }

const wholeNumber = (text: string, name: string, most: number): number => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0 || value > most) {
    throw new PlainError(
      `--${name} wants a whole number up to ${most}, not "${text}".\n--${name} 应为不超过 ${most} 的整数。`,
    )
  }
  return value
}

/** @throws PlainError with the help when an option is unknown */
const parse = (args: string[]): Options => {
  const options = {
    port: { type: 'string', default: String(DEFAULT_PORT) },
    data: { type: 'string', default: '.anlin' },
    tickets: { type: 'string', default: String(DEMO_TICKETS) },
    reset: { type: 'boolean', default: false },
    empty: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    plan: { type: 'string' },
    help: { type: 'boolean', default: false },
  } as const
  try {
    const { values } = parseArgs({ args, options })
    if (values.help) throw new PlainError(HELP)
    const port = wholeNumber(values.port, 'port', 65_535)
    const tickets = wholeNumber(values.tickets, 'tickets', 100_000)
    if (values.plan !== undefined && values.plan !== 'basic')
      throw new PlainError(`--plan wants "basic", not "${values.plan}".\n--plan 只能是 basic。`)
    return {
      port,
      tickets,
      dir: resolve(values.data),
      reset: values.reset,
      empty: values.empty,
      watch: values.watch,
      ...(values.plan && { plan: values.plan }),
    }
  } catch (failure) {
    if (failure instanceof PlainError) throw failure
    throw new PlainError(`${failure instanceof Error ? failure.message : String(failure)}\n\n${HELP}`)
  }
}

/** `npm start` and `npm run dev`: local cloud, functions, app and the demo community on one address. */
export const run = async (args: string[]): Promise<void> => {
  const o = parse(args)
  await assertPortFree(o.port)
  await prepareFolder(o.dir, { reset: o.reset })
  console.log('安邻 Anlin: building …')
  // Builders and SDK take seconds to load: whoever mistyped a folder need not wait for them.
  const serving = createRequire(__filename)('../local/serve') as typeof Serving
  await serving.serve(o)
}
