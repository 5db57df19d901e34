/** Strikes `times` requests (default: every one until cleared); `ms` is for those that delay. */
export type SwitchedFault<Kind> = { kind: Kind; times?: number; ms?: number }

/** One switch for each end that can be disturbed. */
export type FaultSwitches<End extends string, Kind> = {
  /** Sets, replaces or (null) removes the fault of one end. Throws for a kind the end cannot suffer. */
  set(end: End, fault: SwitchedFault<Kind> | null): void
  current(): Partial<Record<End, SwitchedFault<Kind>>>
  /** The fault that strikes this request, if any. */
  strike(end: End): SwitchedFault<Kind> | undefined
  clear(): void
}

/** @param suffered what each end can suffer */
export function createFaultSwitches<End extends string, Kind>(
  suffered: Record<End, readonly Kind[]>,
): FaultSwitches<End, Kind> {
  const faults = new Map<End, SwitchedFault<Kind> & { left: number }>()
  return {
    set: (end, fault) => {
      if (fault && !suffered[end].includes(fault.kind))
        throw new Error(`${end} cannot suffer ${String(fault.kind)}.`)
      if (fault) faults.set(end, { ...fault, left: fault.times ?? Infinity })
      else faults.delete(end)
    },
    current: () => {
      const now: Partial<Record<End, SwitchedFault<Kind>>> = {}
      for (const [end, { kind, left, ms }] of faults) now[end] = { kind, ms, times: left }
      return now
    },
    strike: (end) => {
      const fault = faults.get(end)
      if (!fault) return undefined
      fault.left -= 1
      if (fault.left <= 0) faults.delete(end)
      return fault
    },
    clear: () => faults.clear(),
  }
}
