import { useState } from 'react'
import type { PolicyInput } from '../../../contract/community/policy'
import type { Department } from '../../../domain/kernel/department'
import { policyChanges } from '../../../domain/sla/policy-changes'
import { policyProblems } from '../../../domain/sla/policy-check'
import { DEFAULT_POLICY, type CaseRow, type ClockName, type Limit } from '../../../domain/sla/policy'

export type Calendar = PolicyInput['calendars'][Department]

/** The defaults as a form sends them: without a version and free to be changed. */
export const DEFAULTS: PolicyInput = (() => {
  const { version: _none, ...policy } = JSON.parse(JSON.stringify(DEFAULT_POLICY)) as PolicyInput & {
    version: number
  }
  return policy
})()

export type PolicyDraft = ReturnType<typeof usePolicyDraft>

/** A policy as somebody changes it, beside the one in force. */
export function usePolicyDraft(inForce: PolicyInput) {
  const [typed, setTyped] = useState(inForce)
  // What was put back anew is drawn anew: half-typed numbers go with it.
  const [round, setRound] = useState(0)
  const [refused, setRefused] = useState<string>()
  const problems = policyProblems({ ...typed, version: 0 })
  const change = (next: Partial<PolicyInput>): void => {
    setRefused(undefined)
    setTyped((before) => ({ ...before, ...next }))
  }
  const putBack = (next: Partial<PolicyInput>): void => {
    change(next)
    setRound(round + 1)
  }
  return {
    typed,
    round,
    change,
    setLimit: (row: CaseRow, clock: ClockName, limit: Limit | undefined) => {
      const { [clock]: _former, ...others } = typed.limits[row]
      const limits = limit === undefined ? others : { ...others, [clock]: limit }
      change({ limits: { ...typed.limits, [row]: limits } })
    },
    setCalendar: (department: Department, next: Partial<Calendar>) =>
      change({
        calendars: { ...typed.calendars, [department]: { ...typed.calendars[department], ...next } },
      }),
    defaultRow: (row: CaseRow) => putBack({ limits: { ...typed.limits, [row]: DEFAULTS.limits[row] } }),
    defaultCalendar: (department: Department) =>
      putBack({ calendars: { ...typed.calendars, [department]: DEFAULTS.calendars[department] } }),
    putBack,
    discard: () => putBack(inForce),
    isDefault: (place: 'limits' | 'calendars', name: string): boolean => {
      const at = (policy: PolicyInput): unknown => (policy[place] as Record<string, unknown>)[name]
      return JSON.stringify(at(typed)) === JSON.stringify(at(DEFAULTS))
    },
    /** Places of numbers that make no sense, also as the server says. */
    problems: refused === undefined || problems.includes(refused) ? problems : [...problems, refused],
    setRefused,
    changes: policyChanges({ ...inForce, version: 0 }, { ...typed, version: 0 }),
  }
}
