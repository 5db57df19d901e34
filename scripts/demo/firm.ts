import { withFirmForm, type Firm } from '../../domain/community/firm'
import { COMMUNITY_ID } from './names'
import type { DemoStaff } from './staff'

/** Keeps the lifts of the community: whoever opens the demo meets a contractor firm with its people and its jobs. */
export const DEMO_FIRM: Firm = withFirmForm(
  { _id: 'f-demo-lift', communityId: COMMUNITY_ID },
  undefined,
  {
    ...{ name: '顺安电梯维保', contactName: '高建平', phone: '13800138011', emergencyPhone: '010-60002211' },
    categories: ['elevator_fault', 'elevator_trapped'],
    ...{ firstDay: '2024-01-01', lastDay: '2035-12-31' },
  },
  'demo',
)

/** Its people who are in the app, and on nobody's rota. */
export const DEMO_FIRM_STAFF: DemoStaff[] = [
  { key: 'gao', name: '高建平', department: 'engineering', roles: ['contractor'], shifts: [] },
  { key: 'luo', name: '罗勇', department: 'engineering', roles: ['contractor'], shifts: [] },
]
