import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readKept } from '../kept-file'

/** What is kept beside the bytes. `owner` is the openid or uid of the client that wrote it; functions own nothing. */
export type StoredFile = { path: string; type: string; size: number; owner: string; at: number }

export type ObjectStore = {
  put(file: Omit<StoredFile, 'size'>, bytes: Buffer): void
  head(path: string): StoredFile | undefined
  read(path: string): Buffer | undefined
  remove(path: string): boolean
  list(): StoredFile[]
}

function memoryStore(): ObjectStore {
  const files = new Map<string, { file: StoredFile; bytes: Buffer }>()
  return {
    put: (file, bytes) => void files.set(file.path, { file: { ...file, size: bytes.length }, bytes }),
    head: (path) => files.get(path)?.file,
    read: (path) => files.get(path)?.bytes,
    remove: (path) => files.delete(path),
    list: () => [...files.values()].map((one) => one.file),
  }
}

function folderStore(folder: string): ObjectStore {
  mkdirSync(folder, { recursive: true })
  const bytesFile = (path: string): string => join(folder, createHash('sha256').update(path).digest('hex'))
  const noteFile = (path: string): string => `${bytesFile(path)}.json`
  const readNote = (file: string): StoredFile => readKept(file) as StoredFile
  const write = (file: string, content: Buffer | string): void => {
    try {
      writeFileSync(`${file}.partial`, content)
      renameSync(`${file}.partial`, file)
    } catch (error) {
      rmSync(`${file}.partial`, { force: true })
      throw error
    }
  }
  const head = (path: string): StoredFile | undefined =>
    existsSync(noteFile(path)) ? readNote(noteFile(path)) : undefined
  return {
    // The note goes last: an upload cut off by a crash leaves no file rather than half of one.
    put: (file, bytes) => {
      write(bytesFile(file.path), bytes)
      write(noteFile(file.path), JSON.stringify({ ...file, size: bytes.length }))
    },
    head,
    read: (path) => (head(path) ? readFileSync(bytesFile(path)) : undefined),
    remove: (path) => {
      const known = head(path) !== undefined
      rmSync(noteFile(path), { force: true })
      rmSync(bytesFile(path), { force: true })
      return known
    },
    list: () =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => readNote(join(folder, name))),
  }
}

/** Files under `dir`/storage, named by a hash of their path so that no path can leave the folder; or in memory. */
export function openObjectStore(dir: string | undefined): ObjectStore {
  return dir === undefined ? memoryStore() : folderStore(join(dir, 'storage'))
}
