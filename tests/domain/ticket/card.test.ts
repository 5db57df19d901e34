import { ticketCard } from '../../../contract/ticket'
import { instantAt } from '../../../domain/kernel/instant'
import { CATEGORIES } from '../../../domain/routing/taxonomy'
import { CARD_FIELDS, cardOf } from '../../../domain/ticket/card'
import type { Ticket } from '../../../domain/ticket/ticket'
import { smallCommunity } from '../../support/small-community'
import { report, type Story } from '../../support/ticket-story'

const small = smallCommunity()
const { chen } = small.people
const AT = instantAt('2026-03-11', 600)

/** What a list reads of a document. */
const projected = (ticket: Ticket): Ticket =>
  Object.fromEntries(
    ['_id', ...CARD_FIELDS].map((field) => [field, ticket[field as keyof Ticket]]),
  ) as unknown as Ticket

const STORIES: [string, Story][] = [
  ['submitted', report(small, { id: 't1', at: AT })],
  ['held', report(small, { id: 't1', at: AT }).held(chen, 'member', AT + 1)],
  [
    'with a visit',
    report(small, { id: 't1', at: AT })
      .dispatched(chen)
      .accepted(chen, 5, AT + 9_000_000),
  ],
  [
    'confirmed and rated',
    report(small, { id: 't1', at: AT })
      .dispatched(chen)
      .accepted(chen, 5)
      .arrived(9)
      .finished(30)
      .confirmed(40)
      .rated(41, 5),
  ],
]

describe('a card', () => {
  it.each(STORIES)(
    'of a ticket %s needs no more than its projection, and fits the contract',
    (_name, { ticket }) => {
      const card = cardOf(ticket, AT, 'staff')
      expect(cardOf(projected(ticket), AT, 'staff')).toEqual(card)
      expect(ticketCard.parse(card)).toEqual(card)
    },
  )

  it('is read as at most 1 kB of its document, whatever was typed, photographed and missed', () => {
    const { ticket } = report(small, { id: 't'.repeat(28), at: AT, text: '漏'.repeat(1000) })
      .dispatched(chen)
      .accepted(chen, 5, AT + 9_000_000)
      .overdue(24 * 60)
      .arrived(26 * 60)
      .finished(27 * 60)
      .rated(28 * 60, 1)
      .reopened(29 * 60)
    const read = projected({ ...ticket, place: { kind: 'public', label: '区'.repeat(60) } })
    expect(Buffer.byteLength(JSON.stringify(read))).toBeLessThanOrEqual(1024)
  })

  it('is rated once what is done now was rated, not by the stars of before a reopening', () => {
    const rated = report(small, { id: 't1', at: AT })
      .dispatched(chen)
      .accepted(chen, 5)
      .arrived(9)
      .finished(30)
      .rated(41, 1)
    const again = rated.reopened(50)
    expect(
      [rated, again, again.arrived(60).finished(70)].map(({ ticket }) => cardOf(ticket, AT, 'staff').rated),
    ).toEqual([true, false, false])
  })

  it('is at most 1 kB whatever was typed', () => {
    for (const category of CATEGORIES) {
      const { ticket } = report(small, {
        id: 't'.repeat(28),
        at: AT,
        category,
        text: '漏'.repeat(1000),
      }).dispatched(chen)
      const card = cardOf({ ...ticket, place: { kind: 'public', label: '区'.repeat(60) } }, AT, 'staff')
      expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(1024)
    }
  })

  it('cuts the text after 40 characters and never inside one', () => {
    const { ticket } = report(small, { id: 't1', at: AT, text: '𠮷'.repeat(41) })
    expect(cardOf(ticket, AT, 'resident').excerpt).toBe('𠮷'.repeat(40))
  })

  it('tells a resident no full name of staff', () => {
    const { ticket } = report(small, { id: 't1', at: AT }).dispatched(chen)
    expect(JSON.stringify(cardOf(ticket, AT, 'resident'))).not.toContain('陈建国')
  })
})
