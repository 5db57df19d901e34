import type { Query, QueryClient } from '@tanstack/react-query'
import { LinkError } from '../platform/link-error'

const SECOND = 1000
/** Between two probes without an answer: a person sees within 5 s that the line is back. */
const WAITS = [1 * SECOND, 2 * SECOND, 3 * SECOND]
/** A crowd does not come back in the same instant. */
const SPREAD = 0.5
/** What goes on failing although the line is there is something else; asked again, but seldom. */
const SELDOM = [15 * SECOND, 30 * SECOND, 60 * SECOND]

const at = (waits: readonly number[], index: number): number => waits[Math.min(index, waits.length - 1)] ?? 0

/** No answer came; a refusal is an answer, and a sign-in that is over is nothing to wait for. */
const isSilence = (error: unknown): boolean => error instanceof LinkError && error.status !== 401

export type RecoverOptions = {
  /** Any question to the server; a refusal is an answer as well. */
  probe: () => Promise<unknown>
  watchVisibility: (listener: (visible: boolean) => void) => () => void
  watchNetwork: (listener: (online: boolean) => void) => () => void
  /** 0 ≤ n < 1 */
  random: () => number
}

/**
 * Asks again by itself what a screen in sight could not read. While it fails, one small question is the probe, so that
 * no screen flickers; once anything is answered, all that failed is asked at once. Returns how to stop.
 */
export function startRecovery(client: QueryClient, o: RecoverOptions): () => void {
  const cache = client.getQueryCache()
  const asked = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let probing = false
  let silent = 0
  let stubborn = 0
  let visible = true
  let online = true
  let over = false

  const failing = (): Query[] =>
    cache
      .findAll({ type: 'active', fetchStatus: 'idle' })
      .filter((query) => isSilence(query.state.error) && !query.isDisabled())
  const stop = (): void => {
    clearTimeout(timer)
    timer = undefined
  }
  const ask = (): void => {
    const queries = failing()
    if (queries.length === 0) return
    stubborn += 1
    for (const query of queries) {
      asked.add(query.queryHash)
      // Its screen hears of another failure; here it is only asked again, later.
      query.fetch().catch(() => undefined)
    }
  }
  const wait = (): void => {
    if (over || timer !== undefined || probing || !visible || !online || failing().length === 0) return
    const ms = stubborn > 0 && silent === 0 ? at(SELDOM, stubborn - 1) : at(WAITS, silent)
    timer = setTimeout(() => void probe(), ms * (1 + SPREAD * o.random()))
  }
  const probe = async (): Promise<void> => {
    stop()
    if (probing || !visible || !online || failing().length === 0) return
    probing = true
    const answered = await o.probe().then(
      () => true,
      (error: unknown) => !isSilence(error),
    )
    probing = false
    silent = answered ? 0 : silent + 1
    if (answered && !over) ask()
    wait()
  }
  const atOnce = (): void => {
    silent = stubborn = 0
    stop()
    void probe()
  }
  const heard = (queryHash: string): void => {
    silent = 0
    asked.delete(queryHash)
    if (asked.size === 0) stubborn = 0
    if (stubborn > 0) return
    stop()
    ask()
  }
  const unsubscribe = cache.subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success') heard(event.query.queryHash)
    wait()
  })
  const unwatch = [
    o.watchVisibility((shown) => {
      const came = shown && !visible
      visible = shown
      if (came) atOnce()
      if (!shown) stop()
    }),
    o.watchNetwork((there) => {
      const came = there && !online
      online = there
      if (came) atOnce()
      if (!there) stop()
    }),
  ]
  return () => {
    over = true
    stop()
    unsubscribe()
    for (const one of unwatch) one()
  }
}
