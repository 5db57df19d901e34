import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, type Metafile } from 'esbuild'

const ROOT = resolve(__dirname, '..')
const SOURCES = join(ROOT, 'cloudfunctions')

/** One function's bundle: bytes of its code, and which files went into it with how many bytes each. */
export type BuiltFunction = { name: string; bytes: number; inputs: Record<string, number> }

/** Every deployable: a folder of cloudfunctions/ with an entry. `_kit` is shared source and never deployed. */
export const functionNames = async (): Promise<string[]> => {
  const folders = await readdir(SOURCES)
  return folders.filter((name) => !name.startsWith('_') && existsSync(join(SOURCES, name, 'index.ts'))).sort()
}

const inputsOf = (metafile: Metafile): Record<string, number> => {
  const bundle = Object.values(metafile.outputs).find((output) => output.entryPoint !== undefined)
  const inputs = Object.entries(bundle?.inputs ?? {})
  return Object.fromEntries(inputs.map(([path, { bytesInOutput }]) => [path, bytesInOutput]))
}

/** What the platform reads beside the code; everything is inside the bundle, so nothing is to be installed. */
const manifest = (name: string): string =>
  `${JSON.stringify({ name, version: '1.0.0', private: true, main: 'index.js' }, null, 2)}\n`

/** Written beside and renamed: who loads the bundle meanwhile never reads half a file. */
const place = async (path: string, contents: Uint8Array | string): Promise<void> => {
  const partial = `${path}.${process.pid}.partial`
  await writeFile(partial, contents)
  await rename(partial, path)
}

const buildOne = async (name: string, outDir: string): Promise<BuiltFunction> => {
  const folder = join(outDir, name)
  const { outputFiles, metafile } = await build({
    entryPoints: [join(SOURCES, name, 'index.ts')],
    outfile: join(folder, 'index.js'),
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    minify: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'warning',
  })
  await mkdir(folder, { recursive: true })
  // The map first, so that the code never points at one that is not there yet.
  for (const file of [...outputFiles].sort(
    (a, b) => Number(b.path.endsWith('.map')) - Number(a.path.endsWith('.map')),
  ))
    await place(file.path, file.contents)
  await place(join(folder, 'package.json'), manifest(name))
  const settings = join(SOURCES, name, 'config.json')
  if (existsSync(settings)) await place(join(folder, 'config.json'), await readFile(settings))
  const { size } = await stat(join(folder, 'index.js'))
  return { name, bytes: size, inputs: inputsOf(metafile) }
}

const removeStale = async (outDir: string, names: readonly string[]): Promise<void> => {
  const present = existsSync(outDir) ? await readdir(outDir) : []
  const stale = present.filter((name) => !names.includes(name))
  await Promise.all(stale.map((name) => rm(join(outDir, name), { recursive: true, force: true })))
}

/**
 * Bundles every cloud function with the SDK inside (halves the load time, cloudbase.md §7) to
 * `<outDir>/<name>/index.js` with `exports.main`, its config.json and a package.json.
 * @throws Error naming the functions that did not build; all others are in place then
 */
export const buildFunctions = async (outDir = join(ROOT, 'dist/functions')): Promise<BuiltFunction[]> => {
  const names = await functionNames()
  await removeStale(outDir, names)
  const results = await Promise.allSettled(names.map((name) => buildOne(name, outDir)))
  const failed = names.filter((_name, index) => results[index]?.status === 'rejected')
  // What does not build must not be answered by its bundle of yesterday.
  await Promise.all(failed.map((name) => rm(join(outDir, name), { recursive: true, force: true })))
  if (failed.length > 0) throw new Error(`did not build: ${failed.join(', ')}`)
  return results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
}

/** "ticket  1.21 MB" for each, as the build prints them. */
export const sizesOf = (built: readonly BuiltFunction[]): string =>
  built.map(({ name, bytes }) => `${name.padEnd(12)} ${(bytes / 1024 / 1024).toFixed(2)} MB`).join('\n')

if (process.argv[1] === __filename) {
  buildFunctions().then(
    (built) => console.log(sizesOf(built)),
    (failure: unknown) => {
      console.error(String(failure))
      process.exitCode = 1
    },
  )
}
