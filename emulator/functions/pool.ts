import type { Instance } from './instance'

/** Instances of all functions within the machine's limits; callers beyond them wait in order of arrival. */
export type Pool = {
  /** A free instance of `fn`, started if allowed. `nested` calls (from another function) may exceed the total. */
  acquire(fn: string, nested: boolean): Promise<Instance>
  release(instance: Instance): void
  all(): readonly Instance[]
  close(): Promise<void>
}

export type PoolLimits = { perFunction: number; total: number; waiting: number }

export class PoolFull extends Error {}

type Waiter = {
  fn: string
  nested: boolean
  resolve: (instance: Instance) => void
  reject: (error: Error) => void
}

/**
 * A nested call is exempt from the total because its caller holds an instance while it waits: with every instance
 * waiting for another, nobody could finish. In the cloud the limit is 1,000 instances per function (cloudbase.md §2).
 */
export function createPool(o: {
  limits: PoolLimits
  start: (fn: string) => Instance
  isStale: (instance: Instance) => boolean
}): Pool {
  const instances = new Set<Instance>()
  let waiting: Waiter[] = []
  let closed = false

  const drop = (instance: Instance, reason: string): Promise<void> => {
    instances.delete(instance)
    return instance.kill(reason)
  }
  const idle = (fn: string): Instance | undefined => {
    for (const instance of instances) {
      if (instance.fn !== fn || instance.busy) continue
      if (instance.alive() && !o.isStale(instance)) return instance
      void drop(instance, 'replaced')
    }
    return undefined
  }
  const makeRoom = (nested: boolean): boolean => {
    if (instances.size < o.limits.total) return true
    const spare = [...instances].find((instance) => !instance.busy)
    if (spare) void drop(spare, 'idle, its place is needed')
    return spare !== undefined || nested
  }
  const countOf = (fn: string): number => [...instances].filter((instance) => instance.fn === fn).length
  const startOne = (fn: string, nested: boolean): Instance | undefined => {
    if (countOf(fn) >= o.limits.perFunction || !makeRoom(nested)) return undefined
    const instance = o.start(fn)
    instances.add(instance)
    return instance
  }
  const take = (fn: string, nested: boolean): Instance | undefined => {
    const instance = idle(fn) ?? startOne(fn, nested)
    if (instance) instance.busy = true
    return instance
  }
  const serveWaiting = (): void => {
    const blocked = new Set<string>()
    waiting = waiting.filter((waiter) => {
      const lane = `${waiter.fn} ${String(waiter.nested)}`
      if (blocked.has(lane)) return true
      const instance = take(waiter.fn, waiter.nested)
      if (!instance) blocked.add(lane)
      else waiter.resolve(instance)
      return !instance
    })
  }

  return {
    acquire: (fn, nested) => {
      if (closed) return Promise.reject(new PoolFull('The local cloud is closing.'))
      const instance = take(fn, nested)
      if (instance) return Promise.resolve(instance)
      if (waiting.length >= o.limits.waiting)
        return Promise.reject(new PoolFull(`${o.limits.waiting} calls are waiting already.`))
      return new Promise((resolve, reject) => waiting.push({ fn, nested, resolve, reject }))
    },
    release: (instance) => {
      instance.busy = false
      if (!instance.alive()) instances.delete(instance)
      serveWaiting()
    },
    all: () => [...instances],
    close: async () => {
      closed = true
      for (const waiter of waiting) waiter.reject(new PoolFull('The local cloud is closing.'))
      waiting = []
      await Promise.all([...instances].map((instance) => drop(instance, 'The local cloud is closing.')))
    },
  }
}
