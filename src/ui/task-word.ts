import type { AuditLine } from '../../contract/community/audit'
import { categoryWord } from './ticket/state'
import { say } from './words'

/** Which matter somebody's data was looked at for: `工单 K7MP2W（漏水）`. */
export const taskWord = ({ task }: Pick<AuditLine, 'task'>): string => {
  if (task === undefined) return ''
  if (task.kind === 'request') return say('audit.task.request')
  return say('audit.task.ticket', { number: task.number, category: categoryWord(task.category) })
}
