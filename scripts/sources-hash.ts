import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const ROOT = resolve(__dirname, '..')

const filesUnder = (path: string): string[] => {
  if (!existsSync(path)) return []
  const entries = readdirSync(path, { withFileTypes: true, recursive: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/**
 * What a build is made from, as one hash: same hash, same build. `sources` are files and folders of the repository;
 * `variables` are names of environment variables that the build takes in.
 */
export const sourcesHash = (sources: readonly string[], variables: readonly string[] = []): string => {
  const hash = createHash('sha256')
  for (const source of sources) {
    const path = join(ROOT, source)
    const files = source.includes('.') ? [path] : filesUnder(path).sort()
    for (const file of files) hash.update(file.slice(ROOT.length)).update(readFileSync(file))
  }
  for (const name of variables) hash.update(`${name}=${process.env[name] ?? ''}`)
  return hash.digest('hex')
}
