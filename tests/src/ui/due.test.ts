import { dueWords } from '../../../src/ui/ticket/due'
import type { TicketCard } from '../../../contract/ticket'
import { MINUTE, NOW, ticketCard } from '../../support/ticket-view'

const due = (what: TicketCard['promise']['what'], by: number | undefined) =>
  dueWords(ticketCard({ promise: { department: 'engineering', what, late: false, ...(by && { by }) } }), NOW)

test.each([
  [18, '还剩 18 分钟', 'soon'],
  [31, '还剩 31 分钟', 'kept'],
  [-5, '已超 5 分钟', 'late'],
])('%i minutes from now reads %s', (minutes, left, state) => {
  expect(due('visit', NOW + minutes * MINUTE)).toMatchObject({ left, state })
})

test('by when and what for is said beside it', () => {
  expect(due('visit', NOW + 30 * MINUTE).by).toBe('今天 15:00 前到场')
  expect(due('confirm', NOW + 30 * MINUTE)).toMatchObject({ left: '', by: '等业主确认' })
  expect(due('none', undefined)).toMatchObject({ left: '', by: '' })
})
