import { instantAt, MINUTE } from '../../../domain/kernel/instant'
import { report } from '../../support/ticket-story'
import { given, small } from './play'

/** A Wednesday at 10:00, an ordinary working day. */
const AT = instantAt('2026-03-11', 600)
const leak = () => given(report(small, { id: 't1', at: AT }).dispatched(small.people.chen).ticket)

describe('the first reply (domain.md §3.3, decisions/0019)', () => {
  const firstReply = (play: ReturnType<typeof leak>): number | undefined => {
    const metAt = play.ticket.clocks.find(({ name }) => name === 'firstReply')?.metAt
    return metAt && (metAt - AT) / MINUTE
  }
  const taken = () => leak().when('chen', { do: 'accept' }, 5)

  it.each([
    ['nobody said anything: accepted without a time', taken(), undefined],
    ['setting out', taken().when('chen', { do: 'set_out' }, 9), 9],
    ['arriving without having set out', taken().when('chen', { do: 'arrive' }, 20), 20],
    [
      'the first of several',
      taken().when('chen', { do: 'set_out' }, 9).when('chen', { do: 'arrive' }, 20),
      9,
    ],
    [
      'a message before',
      taken()
        .when('chen', { do: 'reply', messageId: 'm', at: AT + 7 * MINUTE }, 7)
        .when('chen', { do: 'set_out' }, 9),
      7,
    ],
    ['not the system: overdue and told to the lead', taken().tick(121), undefined],
  ])('%s', (_name, play, minutes) => {
    expect(firstReply(play)).toBe(minutes)
  })
})
