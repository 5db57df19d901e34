import { DEFAULT_LIMITS } from '../../../emulator/functions/functions'
import type { Instance } from '../../../emulator/functions/instance'
import { createPool, PoolFull, type Pool } from '../../../emulator/functions/pool'

function instanceOf(fn: string): Instance {
  return {
    fn,
    token: '',
    version: 0,
    busy: false,
    alive: () => true,
    sending: () => false,
    run: () => Promise.resolve(''),
    kill: () => Promise.resolve(),
  }
}

const poolOf = (): Pool => createPool({ limits: DEFAULT_LIMITS, start: instanceOf, isStale: () => false })
const places = async (pool: Pool, fn: string, count: number): Promise<Instance[]> =>
  Promise.all(Array.from({ length: count }, () => pool.acquire(fn, false)))

describe('places of function instances (design.md D9)', () => {
  it('are 6 for one function, and the seventh call waits for one of them', async () => {
    const pool = poolOf()
    const [first] = await places(pool, 'a', 6)
    const seventh = pool.acquire('a', false)
    expect(pool.all()).toHaveLength(6)
    pool.release(first!)
    expect(await seventh).toBe(first)
    expect(pool.all()).toHaveLength(6)
  })

  it('are 12 in all', async () => {
    const pool = poolOf()
    await places(pool, 'a', 6)
    const [second] = await places(pool, 'b', 6)
    let served = false
    const third = pool.acquire('c', false).then(() => (served = true))
    await Promise.resolve()
    expect([served, pool.all().length]).toEqual([false, 12])
    pool.release(second!)
    await third
    expect(pool.all()).toHaveLength(12)
  })

  it('are given in the order of asking, and the 1,001st that would wait is refused', async () => {
    const pool = poolOf()
    const held = await places(pool, 'a', 6)
    const order: number[] = []
    const waiting = Array.from({ length: 1000 }, (_, n) =>
      pool.acquire('a', false).then((instance) => {
        order.push(n)
        pool.release(instance)
      }),
    )
    await expect(pool.acquire('a', false)).rejects.toBeInstanceOf(PoolFull)
    for (const instance of held) pool.release(instance)
    await Promise.all(waiting)
    expect(order).toEqual(Array.from({ length: 1000 }, (_, n) => n))
  })
})
