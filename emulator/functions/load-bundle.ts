import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire, Module } from 'node:module'
import { dirname, join } from 'node:path'
import { Script } from 'node:vm'
import { threadId } from 'node:worker_threads'

/** `keep` is to be called once the bundle has worked: what it has compiled by then is there for the next instance. */
export type LoadedBundle = { exports: unknown; keep: () => void }

/** Bundles of several projects and of their last changes; a program uses about ten. */
const MOST_KEPT = 60
/** Characters; what is shorter compiles faster than its cache is read. */
const WORTH_KEEPING = 50_000

type Wrapped = (
  this: unknown,
  exports: unknown,
  require: NodeJS.Require,
  module: NodeJS.Module,
  filename: string,
  dirname: string,
) => void

/** Node 20 runs no dynamic import in what V8 had kept ("A dynamic import callback was not specified"). */
const DYNAMIC_IMPORT = /\bimport\s*\(/

/**
 * Loads a CommonJS bundle as `require` does, with what V8 compiled of it the last time: half of an instance's start is
 * compiling. Kept in `cacheDir` under the hash of the bundle's text, since V8 itself only compares lengths; V8 refuses
 * what another version of Node has kept.
 */
export function loadBundle(entry: string, cacheDir: string): LoadedBundle {
  const source = readFileSync(entry, 'utf8')
  const require = createRequire(entry)
  if (source.length < WORTH_KEEPING || DYNAMIC_IMPORT.test(source))
    return { exports: require(entry) as unknown, keep: () => undefined }
  const file = join(cacheDir, `${createHash('sha256').update(source).digest('hex').slice(0, 32)}.bin`)
  const cachedData = existsSync(file) ? readFileSync(file) : undefined
  const script = new Script(Module.wrap(source), { filename: entry, cachedData })
  const module = new Module(entry)
  Object.assign(module, { filename: entry, require, paths: require.resolve.paths('x') ?? [] })
  require.cache[entry] = module
  const run = script.runInThisContext() as Wrapped
  run.call(module.exports, module.exports, require, module, entry, dirname(entry))
  module.loaded = true
  const isKnown = cachedData !== undefined && script.cachedDataRejected !== true
  return {
    exports: module.exports,
    keep: () => {
      if (!isKnown) keepQuietly(file, () => script.createCachedData())
    },
  }
}

/** Where nothing can be written, every start compiles anew. */
function keepQuietly(file: string, make: () => Buffer): void {
  try {
    const folder = dirname(file)
    mkdirSync(folder, { recursive: true })
    const partial = `${file}.${process.pid}-${threadId}.partial`
    writeFileSync(partial, make())
    renameSync(partial, file)
    removeOldest(folder)
  } catch {
    return
  }
}

function removeOldest(folder: string): void {
  const kept = readdirSync(folder)
    .map((name) => join(folder, name))
    .map((file) => ({ file, at: statSync(file).mtimeMs }))
    .sort((a, b) => b.at - a.at)
  for (const { file } of kept.slice(MOST_KEPT)) rmSync(file, { force: true })
}
