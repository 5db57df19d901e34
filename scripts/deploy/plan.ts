import { databaseSchema } from '../../config/database'
import { functionRules } from '../../config/functions'
import { storageRules } from '../../config/storage'
import type { BuiltFunction } from '../build-functions'
import { deployedFunctions, type DeployedFunction } from './cloudbaserc'
import { newClaimCode } from '../claim-code'
import { variablesOf } from './variables'

type Collection = (typeof databaseSchema)['collections'][number]

const CLI = 'npx @cloudbase/cli'

/** As the console offers them. */
const SIGN = { [1]: '↑', [-1]: '↓', '2dsphere': '2dsphere' } as const

const indexLine = ({ name, keys, unique }: Collection['indexes'][number]): string =>
  `      ${name.padEnd(18)} ${keys.map(([field, way]) => `${field} ${SIGN[way]}`).join(', ')}${unique === true ? '  (unique)' : ''}`

const collectionLines = ({ name, indexes }: Collection): string[] => [
  `    ${name}`,
  ...indexes.map(indexLine),
]

const functionLines = (one: DeployedFunction, built: BuiltFunction, env: NodeJS.ProcessEnv): string[] => [
  `    ${one.name.padEnd(12)} ${one.runtime}, ${one.timeout} s, ${one.memorySize} MB, ${(built.bytes / 1e6).toFixed(2)} MB of code`,
  ...one.triggers.map(({ name, config }) => `      timer ${name}: ${config}`),
  ...variablesOf(built).map(
    ({ name, needed }) =>
      `      ${env[name] === undefined ? (needed ? 'MISSING ' : 'not set ') : 'set     '} ${name}${needed ? '' : ' (optional)'}`,
  ),
]

/** A code is made here, so that nobody thinks one up; whoever has set one keeps it. */
const claimLines = (env: NodeJS.ProcessEnv): string[] =>
  env['ANLIN_CLAIM_CODE'] === undefined
    ? [
        '    For the first administrator, while nobody has claimed the installation (any other code of 12 letters does as well):',
        `      ANLIN_CLAIM_CODE=${newClaimCode()}`,
        '    They open the mini-program, 我的 → 我是管理员，现在开通, and type it.',
        '',
      ]
    : []

/** WeChat answers the content check by a push; where it cannot, nobody else sees a photo (docs/how-to/content-check.md). */
const pushLines = (env: NodeJS.ProcessEnv): string[] => [
  '    HTTP access: a path such as /wechat to the function ticket, for the message push of WeChat (docs/how-to/content-check.md)',
  ...(['WECHAT_APPID', 'WECHAT_SECRET', 'WECHAT_PUSH_TOKEN'].every((name) => env[name] !== undefined)
    ? []
    : ['      not configured yet: photos are seen by their author and whoever handles the ticket only']),
]

/** Everything that has to stand in the environment, in the order in which to make it. Values of variables are not shown. */
export const deployPlan = async (
  envId: string,
  built: readonly BuiltFunction[],
  env: NodeJS.ProcessEnv,
): Promise<string> => {
  const functions = (await deployedFunctions()).flatMap((one) => {
    const bundle = built.find(({ name }) => name === one.name)
    return bundle === undefined ? [] : functionLines(one, bundle, env)
  })
  const { collections } = databaseSchema
  const indexes = collections.reduce((sum, collection) => sum + collection.indexes.length, 0)
  return [
    `Environment ${envId}`,
    '',
    `1. Database: ${collections.length} collections, ${indexes} indexes. Permission of each: no client reads or writes (ADMINONLY).`,
    ...collections.flatMap(collectionLines),
    '',
    '2. Storage rule:',
    `    ${JSON.stringify(storageRules)}`,
    '',
    '3. Functions from dist/functions, and who may call them; variables as this shell has them:',
    ...functions,
    `    rule ${JSON.stringify(functionRules)}`,
    ...pushLines(env),
    '',
    ...claimLines(env),
    '4. Commands (their settings are in cloudbaserc.json):',
    `    ${CLI} login`,
    `    ENV_ID=${envId} ${CLI} fn deploy --all --force`,
    `    ENV_ID=${envId} ${CLI} fn trigger create`,
    `    ${CLI} hosting deploy dist/h5 / -e ${envId}`,
  ].join('\n')
}
