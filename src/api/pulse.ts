import { activity, watchActivity } from './activity'

const SECOND = 1000
const MINUTE = 60 * SECOND
const FIRST = 1.5 * SECOND

/** Milliseconds until the next question: 4 s for 2 min after activity or with an open offer, 15 s, 60 s idle (design.md D10). */
export function pulseInterval(sinceActivity: number, eager: boolean): number {
  if (eager || sinceActivity < 2 * MINUTE) return 4 * SECOND
  return sinceActivity < 10 * MINUTE ? 15 * SECOND : 60 * SECOND
}

export type PulseOptions<Head> = {
  ask: () => Promise<Head>
  onHead: (head: Head) => void
  /** False ends it: the caller is nobody we know. */
  mayGoOn: (error: unknown) => boolean
  now: () => number
  watchVisibility: (listener: (visible: boolean) => void) => () => void
}

/**
 * Asks again and again whether there is anything new, only while the app is in front. Activity brings the next question
 * forward. Returns how to stop.
 */
export function startPulse<Head>({
  ask,
  onHead,
  mayGoOn,
  now,
  watchVisibility,
}: PulseOptions<Head>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let dueAt = 0
  let visible = true
  let asking = false
  let over = false
  const isOver = (): boolean => over

  const wait = (): void => {
    clearTimeout(timer)
    if (over || !visible || asking) return
    const { last, eager } = activity()
    const interval = pulseInterval(now() - last, eager)
    dueAt = now() + interval
    timer = setTimeout(() => void beat(), interval)
  }
  const beat = async (): Promise<void> => {
    clearTimeout(timer)
    if (over || !visible || asking) return
    asking = true
    try {
      const head = await ask()
      if (!isOver()) onHead(head)
    } catch (error) {
      over ||= !mayGoOn(error)
    }
    asking = false
    wait()
  }
  const unwatchVisibility = watchVisibility((shown) => {
    const came = shown && !visible
    visible = shown
    if (came) void beat()
    if (!shown) clearTimeout(timer)
  })
  const unwatchActivity = watchActivity(() => {
    const { last, eager } = activity()
    if (now() + pulseInterval(now() - last, eager) < dueAt) wait()
  })
  // The first screen's own call goes first (design.md §4).
  timer = setTimeout(() => void beat(), FIRST)
  return () => {
    over = true
    clearTimeout(timer)
    unwatchVisibility()
    unwatchActivity()
  }
}
