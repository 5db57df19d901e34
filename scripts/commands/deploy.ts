import { parseArgs } from 'node:util'
import { buildFunctions } from '../build-functions'
import { deployPlan } from '../deploy/plan'
import { PlainError } from '../plain-error'

const HELP = `deploy --env ENV_ID --dry-run
  Builds the functions and prints everything the environment needs: collections, indexes, rules, functions, timers and
  the variables that are missing. It changes nothing in the cloud; docs/how-to/deploy.md says how to put it there.
  构建云函数，并列出环境需要的一切；不会改动云端。`

const envOf = (args: string[]): string => {
  try {
    const { values } = parseArgs({
      args,
      options: { env: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
    })
    if (values.env !== undefined && values['dry-run']) return values.env
  } catch (failure) {
    throw new PlainError(`${failure instanceof Error ? failure.message : String(failure)}\n\n${HELP}`)
  }
  throw new PlainError(HELP)
}

/** What a deployment has to make, as a list: nothing is sent anywhere. */
export const run = async (args: string[]): Promise<void> => {
  const envId = envOf(args)
  const built = await buildFunctions()
  console.log(await deployPlan(envId, built, process.env))
}
