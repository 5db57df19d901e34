import type { Department } from '../routing/taxonomy'
import type { ServicePolicy } from '../sla/policy'

/** What a community needs to answer a report: its name, its numbers to call, the policy in force. */
export type Community = {
  _id: string
  version: number
  name: string
  /** Duty phone (值班/中控), shown before an emergency is sent (domain.md §3.2). */
  dutyPhone: string
  departmentPhones: Partial<Record<Department, string>>
  policy: ServicePolicy
}
