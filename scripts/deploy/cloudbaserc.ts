import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { functionNames } from '../build-functions'

const ROOT = resolve(__dirname, '../..')

export type Trigger = { name: string; type: string; config: string }
/** One function as cloudbaserc.json wants it; timeout in seconds, memory in MB. */
export type DeployedFunction = {
  name: string
  handler: string
  runtime: string
  timeout: number
  memorySize: number
  installDependency: boolean
  triggers: Trigger[]
}

type Settings = { timeout: number; memorySize?: number; triggers?: Trigger[] }

/** What the local cloud gives a function, too (emulator/functions/folder.ts). */
const MEMORY = 256
/** Fixed when a function is created; the bundles are made for Node 18 (scripts/build-functions.ts). */
const RUNTIME = 'Nodejs18.15'

const settingsOf = (name: string): Settings =>
  JSON.parse(readFileSync(join(ROOT, 'cloudfunctions', name, 'config.json'), 'utf8')) as Settings

const deployed = (name: string): DeployedFunction => {
  const { timeout, memorySize = MEMORY, triggers = [] } = settingsOf(name)
  // Everything is inside the bundle, so there is nothing to install.
  return {
    name,
    handler: 'index.main',
    runtime: RUNTIME,
    timeout,
    memorySize,
    installDependency: false,
    triggers,
  }
}

/** Every function of cloudfunctions/ with the settings of its config.json. */
export const deployedFunctions = async (): Promise<DeployedFunction[]> =>
  (await functionNames()).map(deployed)

/**
 * cloudbaserc.json as it must be; the file in the root is held against it. Variables stay out: an update of a function
 * that names some replaces all of them, secrets included.
 */
export const cloudbaserc = async (): Promise<object> => ({
  version: '2.0',
  envId: '{{env.ENV_ID}}',
  functionRoot: 'dist/functions',
  functions: await deployedFunctions(),
})
