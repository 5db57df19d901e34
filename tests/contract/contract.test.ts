import { resolve } from 'node:path'
import { build } from 'esbuild'
import { contract } from '../../contract/contract'
import { COMMON_ERRORS } from '../../contract/kit'
import { FIELD_NAMES, say, SENTENCES, type SentenceKey } from '../../contract/sentences'

type Declared = {
  inputSchema: { def: { shape: Record<string, unknown> } }
  errorMap: object
  meta: { writes: boolean }
}

const actionsOf = (node: object, path: string): [string, Declared][] =>
  '~orpc' in node
    ? [[path, node['~orpc'] as Declared]]
    : Object.entries(node).flatMap(([name, child]) =>
        actionsOf(child as object, path === '' ? name : `${path}.${name}`),
      )

const actions = actionsOf(contract, '')
const fieldsOf = ({ inputSchema }: Declared): string[] => Object.keys(inputSchema.def.shape)

/**
 * What these write is named by their input, and there it is once: a code or a secret says which sign-in or invitation,
 * an id what is ended or withdrawn. There is no draft that could be sent twice.
 */
const WITHOUT_COMMAND = [
  'community.deskLogin.start',
  'community.deskLogin.picture',
  'community.deskLogin.confirm',
  'community.deskLogin.refuse',
  'community.deskLogin.collect',
  'community.deskLogin.signOut',
  'community.home.findByPhone',
  'community.home.bindFound',
  'community.home.withdrawInvitation',
  'community.home.join',
  'community.home.withdrawRequest',
  'community.home.remove',
  'community.home.leave',
  'community.staff.withdraw',
  'community.staff.join',
]

it('makes every action that writes repeatable by a command id', () => {
  const bare = actions.filter(([, action]) => action.meta.writes && !fieldsOf(action).includes('commandId'))
  expect(bare.map(([path]) => path).sort()).toEqual([...WITHOUT_COMMAND].sort())
})

it('declares the common refusals on every action', () => {
  for (const [path, { errorMap }] of actions) {
    expect([path, Object.keys(errorMap)]).toEqual([path, expect.arrayContaining(Object.keys(COMMON_ERRORS))])
  }
})

it('says every refusal in Chinese with every blank filled', () => {
  for (const key of Object.keys(SENTENCES) as SentenceKey[]) {
    const blanks = [...SENTENCES[key].zh.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
    const sentence = say(key, Object.fromEntries(blanks.map((name) => [name, '某']))).replaceAll('某', '')
    expect([key, /[{}]/.test(sentence)]).toEqual([key, false])
    expect([key, /\p{Script=Han}/u.test(sentence)]).toEqual([key, true])
    expect([key, /\p{Script=Han}/u.test(SENTENCES[key].en)]).toEqual([key, false])
  }
})

/** What the app fills in by itself; a person never sees these, so a refusal about them needs no name. */
const NOT_TYPED = [
  'before',
  'limit',
  'box',
  'open',
  'show',
  'figure',
  'department',
  'name',
  'until',
  'urgent',
  'loginId',
  'secret',
  'invitationId',
  'requestId',
  'state',
  'boundTo',
  'version',
  'versions',
  'browser',
  'sessionId',
  'unitId',
  'jobId',
  'newBuildings',
  'after',
  'offers',
  'atOnce',
]

it('has a Chinese name for every field that a person fills in', () => {
  const fields = new Set(actions.flatMap(([, action]) => fieldsOf(action)))
  const nameless = [...fields].filter((field) => !NOT_TYPED.includes(field) && !(field in FIELD_NAMES))
  expect(nameless).toEqual([])
})

it('costs the mini-program little: zod/mini, never the whole of zod', async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [resolve(__dirname, '../../contract/contract.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    metafile: true,
    write: false,
  })
  const bytes = outputFiles[0]?.contents.length ?? 0
  expect(bytes).toBeGreaterThan(5_000)
  expect(bytes).toBeLessThan(120_000)
  const classic = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).filter(
      ([path, { bytesInOutput }]) => /zod\/v4\/classic/.test(path) && bytesInOutput > 0,
    ),
  )
  expect(classic).toEqual([])
})
