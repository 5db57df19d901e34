import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { readKept } from '../kept-file'
import type { DueSource } from './due'

/** What is planned, kept in a file so that it survives a restart; items are plain data. */
export type PlanList<Item> = DueSource & {
  /** Plans `item` for `at` (epoch ms). */
  add(at: number, item: Item): void
  /** Earliest first. */
  list(): { at: number; item: Item }[]
  clear(): void
}

type Planned<Item> = { at: number; item: Item }

function read<Item>(file: string | undefined): Planned<Item>[] {
  if (file === undefined || !existsSync(file)) return []
  return readKept(file) as Planned<Item>[]
}

/**
 * A list of things to come. `work` carries one out and may add others; what it was given is off the list only when it
 * has ended, so that a process killed meanwhile does it again: WeChat, too, delivers at least once.
 */
export function openPlanList<Item>(o: {
  file?: string
  work: (item: Item) => Promise<void>
  log: (line: string) => void
}): PlanList<Item> {
  let planned = read<Item>(o.file)
  let running: Promise<void> | undefined
  const save = (): void => {
    if (o.file === undefined) return
    mkdirSync(dirname(o.file), { recursive: true })
    writeFileSync(`${o.file}.partial`, JSON.stringify(planned))
    renameSync(`${o.file}.partial`, o.file)
  }
  const sorted = (): Planned<Item>[] => [...planned].sort((a, b) => a.at - b.at)
  const runAll = async (now: number): Promise<void> => {
    for (let next = sorted()[0]; next && next.at <= now; next = sorted()[0]) {
      const current = next
      await o.work(current.item).catch((error: unknown) => o.log(`planned: ${String(error)}`))
      planned = planned.filter((one) => one !== current)
      save()
    }
  }
  return {
    add: (at, item) => {
      planned.push({ at, item })
      save()
    },
    list: sorted,
    clear: () => {
      planned = []
      save()
    },
    nextAt: () => sorted()[0]?.at,
    // One at a time: a tick of the wall clock that comes meanwhile waits for the same run.
    run: async (now) => {
      if (running) return running
      if ((sorted()[0]?.at ?? Infinity) > now) return
      running = runAll(now).finally(() => (running = undefined))
      return running
    },
  }
}
