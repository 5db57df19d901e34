import type { Role, Shift } from '../../domain/community/roster'
import type { Department } from '../../domain/kernel/department'
import type { Weekday } from '../../domain/kernel/instant'

export type DemoStaff = {
  key: string
  name: string
  department: Department
  roles: Role[]
  shifts: Shift[]
  deputy?: string
}

const DAYS: Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const at = (hour: number, minute = 0): number => hour * 60 + minute
const shift = (days: readonly Weekday[], from: number, to: number): Shift[] =>
  days.map((weekday) => ({ weekday, from, to }))

const DAY_SHIFT = shift(DAYS, at(7), at(19))
const NIGHT_SHIFT = shift(DAYS, at(19), at(7))
const WEEKDAYS = shift([1, 2, 3, 4, 5], at(8, 30), at(17, 30))
const WEEKEND = shift([6, 7], at(8, 30), at(17, 30))
const SIX_DAYS = shift([1, 2, 3, 4, 5, 6], at(8), at(18))

/** The service centre of 安邻示范小区: six departments, a rota that is never empty, and everybody's deputy. */
export const DEMO_STAFF: DemoStaff[] = [
  { key: 'zhao', name: '赵明', department: 'engineering', roles: ['lead'], shifts: WEEKDAYS, deputy: 'chen' },
  { key: 'chen', name: '陈建国', department: 'engineering', roles: ['technician'], shifts: DAY_SHIFT },
  { key: 'liu', name: '刘志强', department: 'engineering', roles: ['technician'], shifts: SIX_DAYS },
  { key: 'ma', name: '马跃进', department: 'engineering', roles: ['technician'], shifts: NIGHT_SHIFT },
  { key: 'wu', name: '吴刚', department: 'security', roles: ['lead'], shifts: WEEKDAYS, deputy: 'zhou' },
  { key: 'zhou', name: '周勇', department: 'security', roles: ['technician'], shifts: DAY_SHIFT },
  {
    key: 'cao',
    name: '曹志远',
    department: 'security',
    roles: ['technician', 'duty_officer'],
    shifts: NIGHT_SHIFT,
  },
  { key: 'tang', name: '唐海', department: 'security', roles: ['duty_officer'], shifts: DAY_SHIFT },
  {
    key: 'qian',
    name: '钱红',
    department: 'cleaning',
    roles: ['lead', 'technician'],
    shifts: WEEKDAYS,
    deputy: 'zheng',
  },
  { key: 'zheng', name: '郑秀英', department: 'cleaning', roles: ['technician'], shifts: SIX_DAYS },
  { key: 'sun', name: '孙大林', department: 'greening', roles: ['lead', 'technician'], shifts: SIX_DAYS },
  {
    key: 'lin',
    name: '林小雨',
    department: 'customer_service',
    roles: ['technician', 'dispatcher'],
    shifts: WEEKDAYS,
  },
  {
    key: 'he',
    name: '何静',
    department: 'customer_service',
    roles: ['lead', 'technician', 'dispatcher'],
    shifts: [...WEEKDAYS, ...WEEKEND],
  },
  { key: 'shen', name: '沈丽', department: 'finance', roles: ['finance', 'lead'], shifts: WEEKDAYS },
  {
    key: 'yang',
    name: '杨柳',
    department: 'customer_service',
    roles: ['supervisor'],
    shifts: WEEKDAYS,
    deputy: 'he',
  },
  {
    key: 'zhu',
    name: '朱国栋',
    department: 'customer_service',
    // In a small company the manager keeps the register and the settings too.
    roles: ['manager', 'admin'],
    shifts: WEEKDAYS,
    deputy: 'yang',
  },
  {
    key: 'qin',
    name: '秦岚',
    department: 'customer_service',
    roles: ['admin'],
    shifts: WEEKDAYS,
    deputy: 'zhu',
  },
]
