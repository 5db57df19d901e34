import { DAY, MINUTE, type Instant } from '../../domain/kernel/instant'
import { applies, perform, report, type Scene } from './act'
import type { Step, Story } from './story'

/** What playing the demo needs of a cloud. Everything answers when what it brought about is done, too. */
export type Stage = Scene & {
  moveTo(at: Instant): void
  /** Runs once the timers that `nextDue` knows of, or those of all functions. */
  tick(which: 'due' | 'all'): Promise<void>
  /** When, later than `after`, the timers next have something to do; undefined when nothing waits for a time. */
  nextDue(after: Instant): Promise<Instant | undefined>
  /** Until what was woken has been done: it belongs to its own time, not to that of the next moment. */
  settled(): Promise<void>
}

export type Play = {
  /** Plays what happens up to `end`, and leaves the clock there. */
  upTo(end: Instant): Promise<void>
}

type Act = {
  at: Instant
  /** A person may be early, but not before the ticket has come to them. */
  notBefore: Instant
  order: number
  story: Story
  /** 0 is the report itself, then the story's steps. */
  index: number
  ticketId?: string
}

/** What is this close together happens in one moment: a call at a time would leave most of the machine idle. */
const SAME_MOMENT = 20 * MINUTE
/** The last day is looked at closely, so there everything has its own minute. */
const SAME_MOMENT_NOW = MINUTE
const AT_ONCE = 2
/** Timers also do what no document's due time tells. */
const TICK_AT_LEAST = DAY

/** Acts in the order of their time. */
const queueOf = (stories: readonly Story[]) => {
  let order = 0
  const acts: Act[] = []
  const add = (act: Omit<Act, 'order'>): void => {
    order += 1
    acts.push({ ...act, order })
    acts.sort((a, b) => a.at - b.at || a.order - b.order)
  }
  for (const story of stories) add({ at: story.at, notBefore: story.at, story, index: 0 })
  return {
    add,
    /** What happens next, at the time of the first; empty when nothing does before `end`. */
    takeMoment: (end: Instant, widthAt: (at: Instant) => number): Act[] => {
      const [first] = acts
      if (first === undefined || first.at > end) return []
      const until = Math.min(end, first.at + widthAt(first.at))
      const moment = acts
        .filter(({ at, notBefore }) => at <= until && notBefore <= first.at)
        .slice(0, AT_ONCE)
      for (const act of moment) acts.splice(acts.indexOf(act), 1)
      return moment
    },
  }
}

/** Nobody starts on a matter that waits for the working day. */
const startOf = async (stage: Stage, ticketId: string, at: Instant): Promise<Instant> => {
  const { dispatchAt } = await stage.ticket(ticketId)
  return dispatchAt === undefined ? at : Math.max(at, dispatchAt + 3 * MINUTE)
}

/** Does one act and answers the one that follows it in its story. */
const carryOut = async (stage: Stage, act: Act, at: Instant): Promise<Omit<Act, 'order'> | undefined> => {
  const { story, index } = act
  const steps = story.steps.filter((step) => applies(story, step))
  const ticketId = act.ticketId ?? (await report(stage, story))
  const done: Step | undefined = index === 0 ? undefined : steps[index - 1]
  if (done !== undefined && !(await perform(stage, story, index, done, ticketId))) return undefined
  const next = steps[index]
  if (next === undefined) return undefined
  const notBefore = next.do === 'accept' ? await startOf(stage, ticketId, at) : at
  return { at: Math.max(notBefore, at + next.after), notBefore, story, index: index + 1, ticketId }
}

/**
 * Plays stories by calling the functions as the people of the stories, with the clock at the time of each act; in
 * between the timers run when something is due, as they would by themselves.
 * @param o.end when it is to end; `progress` hears how many tickets have been reported
 */
export const openPlay = (
  stage: Stage,
  stories: readonly Story[],
  o: { end: Instant; progress: (reported: number) => void },
): Play => {
  const queue = queueOf(stories)
  let reported = 0
  let tickedAt = (stories[0]?.at ?? o.end) - 1
  let allTickedAt = tickedAt
  const tickAt = async (at: Instant): Promise<void> => {
    const all = at >= allTickedAt + TICK_AT_LEAST || at >= o.end
    if (all) allTickedAt = at
    tickedAt = at
    stage.moveTo(at)
    await stage.tick(all ? 'all' : 'due')
    await stage.settled()
  }
  /** Each minute has its tick, as in the cloud; those that find nothing to do are left out. */
  const passTime = async (until: Instant): Promise<void> => {
    for (;;) {
      const due = (await stage.nextDue(tickedAt)) ?? Infinity
      const at = Math.min(due + MINUTE, allTickedAt + TICK_AT_LEAST)
      if (at > until) return
      await tickAt(at)
    }
  }
  const playMoment = async (acts: readonly Act[], at: Instant): Promise<void> => {
    await passTime(at)
    stage.moveTo(at)
    const following = await Promise.all(acts.map((act) => carryOut(stage, act, at)))
    await stage.settled()
    for (const act of following) if (act !== undefined) queue.add(act)
    reported += acts.filter(({ index }) => index === 0).length
    o.progress(reported)
  }
  return {
    upTo: async (end) => {
      const width = (at: Instant): number => (at > o.end - DAY ? SAME_MOMENT_NOW : SAME_MOMENT)
      for (;;) {
        const moment = queue.takeMoment(end, width)
        const [first] = moment
        if (first === undefined) break
        await playMoment(moment, first.at)
      }
      await passTime(end)
      await tickAt(end)
    },
  }
}
