import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { build } from 'esbuild'

const ROOT = resolve(__dirname, '..')

/** Bundles one thread entry to CommonJS. Written beside and renamed, so a process that starts meanwhile never reads half a file. */
async function bundleEntry(entry: string, outFile: string): Promise<void> {
  const result = await build({
    entryPoints: [join(ROOT, entry)],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // The driver carries prebuilt binaries beside its JavaScript and must be loaded from node_modules.
    external: ['@photostructure/sqlite'],
    write: false,
    logLevel: 'silent',
  })
  const [file] = result.outputFiles
  if (file === undefined) throw new Error(`esbuild produced nothing for ${entry}`)
  await mkdir(dirname(outFile), { recursive: true })
  const partial = `${outFile}.${process.pid}.partial`
  await writeFile(partial, file.contents)
  await rename(partial, outFile)
}

/** The database's thread: `<outDir>/database-thread.cjs`. */
export async function buildDatabaseThread(outDir: string): Promise<void> {
  await bundleEntry('emulator/database/thread.ts', join(outDir, 'database-thread.cjs'))
}

/** The inside of a function instance: `<outDir>/function-thread.cjs`. */
export async function buildFunctionThread(outDir: string): Promise<void> {
  await bundleEntry('emulator/functions/function-thread.ts', join(outDir, 'function-thread.cjs'))
}

/** The local cloud as a process of its own: `<outDir>/main.cjs`. */
export async function buildMain(outDir: string): Promise<void> {
  await bundleEntry('emulator/main.ts', join(outDir, 'main.cjs'))
}

/** Every entry of the emulator. */
export async function buildEmulator(outDir: string): Promise<void> {
  await Promise.all([buildDatabaseThread(outDir), buildFunctionThread(outDir), buildMain(outDir)])
}
