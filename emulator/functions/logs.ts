/** One line a function printed. */
export type LogLine = { at: number; fn: string; requestId: string; level: string; text: string }

export type FunctionLogs = {
  add(line: LogLine): void
  /** Newest last; of one function or of all. */
  tail(fn?: string, count?: number): LogLine[]
}

const KEPT_LINES = 500

/** A ring of lines per function, and a callback for the terminal. */
export function createLogs(print: (line: string) => void): FunctionLogs {
  const rings = new Map<string, LogLine[]>()
  return {
    add: (line) => {
      const ring = rings.get(line.fn) ?? []
      rings.set(line.fn, ring)
      ring.push(line)
      if (ring.length > KEPT_LINES) ring.shift()
      print(`[${line.fn}] ${line.level} ${line.requestId.slice(0, 8)} ${line.text}`)
    },
    tail: (fn, count = 100) => {
      const lines = fn === undefined ? [...rings.values()].flat() : (rings.get(fn) ?? [])
      return [...lines].sort((a, b) => a.at - b.at).slice(-count)
    },
  }
}
