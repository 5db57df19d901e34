import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isRecord } from '../http/body'

/** A function's own settings, from `<name>/config.json`. `cron` is 7 fields in UTC+8. */
export type FunctionConfig = { timeoutMs: number; memoryMb: number; timers: { name: string; cron: string }[] }

/** The folder of built functions: `<name>/index.js` exporting `main`, optionally `<name>/config.json`. */
export type FunctionFolder = {
  names(): string[]
  has(fn: string): boolean
  entry(fn: string): string
  config(fn: string): FunctionConfig
  /** Changes whenever the bundle or its configuration is written anew. */
  version(fn: string): number
}

// Names as the service accepts them (docs.cloudbase.net/http-api/functions/functions-post).
const NAME = /^[a-zA-Z][a-zA-Z0-9_-]{0,58}[a-zA-Z0-9]$/
const DEFAULT_TIMEOUT_S = 60
const DEFAULT_MEMORY_MB = 256

function numberOr(value: unknown, fallback: number): number {
  return typeof value === 'number' && value > 0 ? value : fallback
}

function timersOf(raw: unknown): FunctionConfig['timers'] {
  const list: unknown[] = Array.isArray(raw) ? raw : []
  return list.flatMap((one) =>
    isRecord(one) && one.type === 'timer' && typeof one.config === 'string'
      ? [{ name: typeof one.name === 'string' ? one.name : 'timer', cron: one.config }]
      : [],
  )
}

function readConfig(file: string): FunctionConfig {
  const raw: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const config = isRecord(raw) ? raw : {}
  return {
    timeoutMs: numberOr(config.timeout, DEFAULT_TIMEOUT_S) * 1000,
    memoryMb: numberOr(config.memorySize, DEFAULT_MEMORY_MB),
    timers: timersOf(config.triggers),
  }
}

function modifiedAt(file: string): number {
  return existsSync(file) ? statSync(file).mtimeMs : 0
}

/** Reads functions from `root` when asked; configuration is cached by its modification time. */
export function openFunctionFolder(folder: string): FunctionFolder {
  // Threads load bundles by absolute paths only.
  const root = resolve(folder)
  const cache = new Map<string, { at: number; config: FunctionConfig }>()
  const entry = (fn: string): string => join(root, fn, 'index.js')
  const has = (fn: string): boolean => NAME.test(fn) && existsSync(entry(fn))
  const configFile = (fn: string): string => join(root, fn, 'config.json')
  return {
    names: () => (existsSync(root) ? readdirSync(root).filter(has).sort() : []),
    has,
    entry,
    config: (fn) => {
      const at = modifiedAt(configFile(fn))
      const known = cache.get(fn)
      if (known?.at === at) return known.config
      const config = readConfig(configFile(fn))
      cache.set(fn, { at, config })
      return config
    },
    version: (fn) => modifiedAt(entry(fn)) + modifiedAt(configFile(fn)),
  }
}
