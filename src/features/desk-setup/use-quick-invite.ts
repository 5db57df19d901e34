import { useState } from 'react'
import type { Department } from '../../../domain/kernel/department'
import { api } from '../../api/api'
import { useCommand, type WithId } from '../../api/use-command'
import { CATEGORIES, TAXONOMY } from '../../../domain/routing/taxonomy'

/** The roles a community begins with; the staff page has all of them. */
export const FIRST_ROLES = [
  'technician',
  'lead',
  'dispatcher',
  'supervisor',
  'manager',
  'duty_officer',
] as const
export type FirstRole = (typeof FIRST_ROLES)[number]

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const
type Shift = { weekday: (typeof WEEK)[number]; from: number; to: number }
const every = (days: readonly (typeof WEEK)[number][], from: number, to: number): Shift[] =>
  days.map((weekday) => ({ weekday, from, to }))

export const SHIFTS = ['office', 'days', 'nights', 'none'] as const
export type ShiftChoice = (typeof SHIFTS)[number]
const SHIFTS_OF: Record<ShiftChoice, Shift[]> = {
  office: every([1, 2, 3, 4, 5], 510, 1050),
  days: every(WEEK, 420, 1140),
  nights: every(WEEK, 1140, 420),
  none: [],
}

/** Whoever does the work of a department can do all of it until somebody says less. */
const skillsOf = (department: Department, role: FirstRole) =>
  role === 'technician' || role === 'lead'
    ? CATEGORIES.filter((category) => TAXONOMY[category].department === department).slice(0, 60)
    : []

export type Invited = { name: string; code: string; expiresAt: number }

/** One colleague invited: name, department, role, and hours that the staff page can refine. */
export function useQuickInvite(communityId: string, onInvited: () => void) {
  const [name, setName] = useState('')
  const [department, setDepartment] = useState<Department>('engineering')
  const [role, setRole] = useState<FirstRole>('technician')
  const [shifts, setShifts] = useState<ShiftChoice>('days')
  const [tried, setTried] = useState(false)
  const [invited, setInvited] = useState<Invited[]>([])
  type Sent = Omit<Parameters<typeof api.community.staff.invite>[0], 'commandId'>
  const command = useCommand((input: WithId<Sent>) => api.community.staff.invite(input))
  const isNamed = name.trim() !== '' && name.trim().length <= 30
  const send = async (): Promise<void> => {
    setTried(true)
    if (!isNamed) return
    const asked = {
      communityId,
      name: name.trim(),
      department,
      roles: [role],
      skills: skillsOf(department, role),
    }
    const answer = await command.run({ ...asked, shifts: SHIFTS_OF[shifts] })
    if (!answer) return
    setInvited((before) => [{ name: asked.name, ...answer }, ...before])
    setName('')
    setTried(false)
    onInvited()
  }
  return {
    ...{ name, setName, department, setDepartment, role, setRole, shifts, setShifts, invited },
    nameMissing: tried && !isNamed,
    busy: command.busy,
    failure: command.failure,
    send: () => void send(),
  }
}
