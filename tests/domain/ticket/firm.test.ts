import {
  afterRelease,
  endOf,
  firmProblem,
  serves,
  withFirmForm,
  withoutFirm,
  type Firm,
} from '../../../domain/community/firm'
import { isInHouse } from '../../../domain/community/roster'
import { termsProblem } from '../../../domain/community/staff'
import { MINUTE } from '../../../domain/kernel/instant'
import { append, entriesOf, progressOf } from '../../../domain/ticket/append'
import { decide, type Asker, type Command } from '../../../domain/ticket/decide'
import { replay } from '../../../domain/ticket/evolve'
import { releaseFromFirm, releaseOf } from '../../../domain/ticket/release'
import { smallCommunity } from '../../support/small-community'
import { ownerFrom, report, type Story } from '../../support/ticket-story'
import { at } from '../when'

const small = smallCommunity()
const { chen, liu, engineeringLead, wang } = small.people
const FIRM = {
  firmId: 'f1',
  name: '顺达电梯',
  contactName: '高师傅',
  phone: '13812340000',
  emergencyPhone: '400',
}
const START = at('2025-09-10 10:00')

const FORM = {
  ...{
    name: '顺达电梯',
    contactName: '高师傅',
    phone: '1',
    emergencyPhone: '2',
    categories: ['elevator_fault' as const],
  },
  ...{ firstDay: '2025-01-01', lastDay: '2025-09-10' },
}
const firm: Firm = withFirmForm({ _id: 'f1', communityId: 'c' }, undefined, FORM, 'command-1')

describe('a firm', () => {
  test.each([
    ['2024-12-31 23:59', false],
    ['2025-01-01 00:00', true],
    ['2025-09-10 23:59', true],
    ['2025-09-11 00:00', false],
  ])('serves on both days of its contract: %s %s', (instant, expected) => {
    expect(serves(firm, at(instant))).toBe(expected)
  })
  test('that is removed serves no more from that moment, and is looked at until nobody can be giving it work', () => {
    const gone = withoutFirm(firm, START)!
    expect([serves(gone, START - 1), serves(gone, START), gone.dueAt]).toEqual([true, false, START])
    expect(withoutFirm(gone, START + 1)).toBeUndefined()
    expect(afterRelease(gone, START + 1).dueAt).toBe(START + 2 * MINUTE)
    expect(afterRelease(gone, START + 2 * MINUTE).dueAt).toBeUndefined()
    const back = withFirmForm(gone, gone, { ...FORM, lastDay: '2026-09-10' }, 'command-2')
    expect([serves(back, START), back.dueAt]).toEqual([true, endOf(back)])
  })
  test('needs something it serves and a contract that ends after it begins', () => {
    expect(firmProblem(FORM)).toBeUndefined()
    expect(firmProblem({ ...FORM, categories: [] })).toBe('categories')
    expect(firmProblem({ ...FORM, lastDay: '2024-12-31' })).toBe('lastDay')
  })
  test('has people who are nothing else here, and nobody else is of a firm', () => {
    const terms = { department: 'engineering' as const, skills: [], shifts: [] }
    expect(termsProblem({ ...terms, roles: ['contractor'], firmId: 'f1' })).toBeUndefined()
    expect(termsProblem({ ...terms, roles: ['contractor'] })).toBe('firmId')
    expect(termsProblem({ ...terms, roles: ['technician'], firmId: 'f1' })).toBe('firmId')
    expect(termsProblem({ ...terms, roles: ['contractor', 'lead'], firmId: 'f1' })).toBe('roles')
    expect(isInHouse({ roles: ['contractor'] })).toBe(false)
  })
})

const asker = (standings: Asker['standings'], person = liu): Asker => ({
  ...{ personId: person._id, name: person.name, phone: person.phone, standings, households: [] },
})
const story = report(small, { id: 't1', at: START }).dispatched(chen)
/** The ticket after a command; a refusal by its code. */
const after = ({ ticket }: Story | { ticket: Story['ticket'] }, command: Command, who: Asker) => {
  const decision = decide(command, { ticket, asker: who, at: START + MINUTE })
  if ('refused' in decision) return decision.refused.code
  if (decision.facts.length === 0) return 'unchanged'
  return {
    ticket: append(ticket, entriesOf(decision.facts, decision.by, START + MINUTE, `c${ticket.version}`)),
  }
}
const give: Command = { do: 'assign_firm', firm: FIRM, ownerHouseholds: [] }
const lead = asker(['lead'], engineeringLead)
const contractor = asker(['contractor'])
const given = after(story, give, lead) as { ticket: Story['ticket'] }

describe('a ticket with a firm', () => {
  test('keeps its owner, is assigned, and what its timeline tells is what it is', () => {
    const { ticket } = given
    expect(ticket).toMatchObject({ state: 'dispatched', owner: { personId: chen._id }, firm: FIRM })
    expect(ticket.clocks.find(({ name }) => name === 'assigned')?.metAt).toBeDefined()
    expect(replay(ticket.timeline)).toEqual(progressOf(ticket))
    expect(after(given, give, lead)).toBe('unchanged')
  })
  test.each([
    ['the firm’s person', contractor, chen._id, true],
    ['the owner, who notes it', asker(['handler', 'colleague'], chen), chen._id, true],
    ['the lead, who takes it back', lead, engineeringLead._id, false],
  ] as const)('is accepted by %s', (_who, by, ownerId, comes) => {
    const { ticket } = after(given, { do: 'accept' }, by) as { ticket: Story['ticket'] }
    expect([ticket.state, ticket.owner.personId, ticket.firm !== undefined]).toEqual([
      'accepted',
      ownerId,
      comes,
    ])
    expect(replay(ticket.timeline)).toEqual(progressOf(ticket))
  })
  test.each([
    ['a colleague accepts', { do: 'accept' }, asker(['colleague']), 'WITH_FIRM'],
    ['the firm assigns', give, contractor, 'NOT_ALLOWED'],
    ['a colleague gives it away', give, asker(['colleague']), 'NOT_ALLOWED'],
    ['their own home’s', give, asker(['lead', 'household']), 'OWN_MATTER'],
    ['an owner of the home', { ...give, owner: ownerFrom(wang) }, lead, 'OWN_MATTER'],
    ['nobody who answers', { ...give, owner: ownerFrom(chen, 'nobody') }, lead, 'OWNER_NEEDED'],
  ] as const)('%s: refused', (_what, command, by, code) => {
    expect(after(given, command, by)).toBe(code)
  })
  test('another owner of the same firm’s job changes nothing but who answers', () => {
    const changed = after(given, { ...give, owner: ownerFrom(liu) }, lead) as { ticket: Story['ticket'] }
    expect(changed.ticket).toMatchObject({ state: 'dispatched', owner: { personId: liu._id }, firm: FIRM })
  })
  test('outlives its owner, and goes back to dispatch with the end of the firm', () => {
    const handler = {
      kind: 'member' as const,
      reason: 'least_open_work' as const,
      startsAt: START,
      ...ownerFrom(liu),
    }
    const owned = append(given.ticket, [releaseOf(given.ticket, chen._id, handler, START)!])
    expect(owned).toMatchObject({ owner: { personId: liu._id }, firm: FIRM })
    const back = append(owned, [releaseFromFirm(owned, 'f1', handler, START)!])
    expect([back.state, back.firm]).toEqual(['dispatched', undefined])
    expect(replay(back.timeline)).toEqual(progressOf(back))
    expect(releaseFromFirm(back, 'f1', handler, START)).toBeUndefined()
    const told = back.pending.flatMap(({ kind, audience }) => audience.map((to) => `${kind} ${to.to}`))
    expect(told).toEqual(expect.arrayContaining(['job_offered firm', 'job_taken firm']))
  })
})
