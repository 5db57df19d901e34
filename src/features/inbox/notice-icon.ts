import type { NoticeKind } from '../../../domain/notice/notice'
import type { IconName } from '../../ui/icon/icon'

const ICONS: Record<NoticeKind, IconName> = {
  job_offered: 'bell',
  job_taken: 'user',
  emergency_reported: 'warning',
  ticket_dispatched: 'user',
  ticket_accepted: 'check',
  visit_agreed: 'clock',
  visit_set: 'clock',
  staff_set_out: 'send',
  staff_arrived: 'map',
  ticket_done: 'wrench',
  ticket_confirmed: 'check',
  ticket_rated_low: 'star',
  ticket_cancelled: 'close',
  ticket_reopened: 'refresh',
  ticket_overdue: 'warning',
  ticket_held: 'clock',
  message_from_resident: 'person-voice',
  message_from_staff: 'person-voice',
  home_requested: 'home',
  deputy_named: 'user',
  deputy_ended: 'user',
  home_approved: 'home',
  home_refused: 'home',
}

/** The icon of what a message is about. */
export const noticeIcon = (kind: NoticeKind): IconName => ICONS[kind]
