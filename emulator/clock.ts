import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { damaged, readKept } from './kept-file'

/** The only source of time and randomness in the emulator (design.md D5). Times are epoch milliseconds. */
export type Clock = {
  now(): number
  offset(): number
  setOffset(ms: number): void
  randomHex(bytes: number): string
  uuid(): string
}

/** More than the digits of any offset. */
const WIDTH = 24

/** Written over what is there, in one width: a file that is cut off first is flushed to the disk at each change. */
function keepNumber(file: string, value: number): void {
  writeFileSync(file, String(value).padEnd(WIDTH), { flag: existsSync(file) ? 'r+' : 'w' })
}

/** A clock whose offset function instances in other threads read from shared memory, also in the middle of a call. */
export type SharedClock = Clock & { shared: SharedArrayBuffer }

const POOL_BYTES = 4096

/** Randomness is fetched from the system for many ids at once: asking for each costs more than the id. */
function pooledHex(): (bytes: number) => string {
  let pool: Buffer = Buffer.alloc(0)
  let used = 0
  return (bytes) => {
    if (used + bytes > pool.length) {
      pool = randomBytes(Math.max(POOL_BYTES, bytes))
      used = 0
    }
    used += bytes
    return pool.toString('hex', used - bytes, used)
  }
}

function keptNumber(file: string): number {
  const kept = readKept(file)
  if (typeof kept !== 'number' || !Number.isInteger(kept)) throw damaged(file)
  return kept
}

/**
 * Wall clock plus an offset; `setOffset` moves emulated time for the server and every function instance at once. With
 * `dir` the offset is kept in clock.json, so that time never runs backwards across a restart.
 */
export function createClock(dir?: string): SharedClock {
  const shared = new SharedArrayBuffer(8)
  const cell = new BigInt64Array(shared)
  const file = dir === undefined ? undefined : join(dir, 'clock.json')
  cell[0] = BigInt(file !== undefined && existsSync(file) ? keptNumber(file) : 0)
  const offset = (): number => Number(Atomics.load(cell, 0))
  return {
    shared,
    now: () => Date.now() + offset(),
    offset,
    setOffset: (ms) => {
      Atomics.store(cell, 0, BigInt(Math.round(ms)))
      if (file !== undefined) keepNumber(file, Math.round(ms))
    },
    randomHex: pooledHex(),
    uuid: () => randomUUID(),
  }
}

/** Makes `Date` of this thread follow the shared offset, so that function code moves with `advance` without knowing it. */
export function shiftDateOfThisThread(shared: SharedArrayBuffer): void {
  const cell = new BigInt64Array(shared)
  const RealDate = Date
  const now = (): number => RealDate.now() + Number(Atomics.load(cell, 0))
  const shifted = new Proxy(RealDate, {
    construct: (target, args: unknown[], newTarget: NewableFunction) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
    apply: () => new RealDate(now()).toString(),
    get: (target, key, receiver): unknown => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  })
  // Libraries compare `value.constructor === Date`, which must stay true for dates made before and after the switch.
  RealDate.prototype.constructor = shifted
  globalThis.Date = shifted
}
