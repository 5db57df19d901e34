import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('No package.json above the emulator: where is the project?')
  return rootAbove(parent)
}

/** Absolute path of a built thread entry, from the sources (Jest, tsx) as well as from dist/emulator (main.cjs). */
export function builtEntry(name: string): string {
  const besideMain = join(__dirname, name)
  const entry = existsSync(besideMain) ? besideMain : join(rootAbove(__dirname), 'dist/emulator', name)
  if (!existsSync(entry)) throw new Error(`${entry} is not built: run scripts/build-emulator first.`)
  return entry
}
