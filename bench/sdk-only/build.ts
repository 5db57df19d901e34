import { join } from 'node:path'
import { build } from 'esbuild'

/** Bundles it exactly as our functions are (scripts/build-functions.ts). */
export const buildSdkOnly = async (folder: string): Promise<void> => {
  await build({
    entryPoints: [join(__dirname, 'index.ts')],
    outfile: join(folder, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
  })
}
