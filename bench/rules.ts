import { contract } from '../contract/contract'
import { mayCall, standingsOf, type Subject } from '../domain/community/access'
import type { Person, StaffRole } from '../domain/community/person'
import { append, entriesOf } from '../domain/ticket/append'
import { decide, type Asker, type Command } from '../domain/ticket/decide'
import type { Ticket } from '../domain/ticket/ticket'
import { COMMUNITY_ID, openidOf } from '../scripts/demo/names'
import type { BenchCloud } from './bench-cloud'
import { perCall } from './measure'
import type { Row } from './report'
import { makeModels } from './volume'
import { ROUND_THE_CLOCK } from '../domain/sla/policy'

const ALWAYS = { ...ROUND_THE_CLOCK, publicDays: {} }

const CALLS = 20_000

/** Somebody with ten roles in five communities, which is more than anybody has. */
const busyPerson = (person: Person): Person => ({
  ...person,
  roles: Array.from({ length: 10 }, (_none, n): StaffRole => ({
    communityId: n === 9 ? COMMUNITY_ID : `community-${n % 5}`,
    communityName: '小区',
    role: n % 2 === 0 ? 'technician' : 'lead',
    department: 'engineering',
  })),
})

const permission = (person: Person, ticket: Ticket): Row => {
  const { who } = contract.ticket.get['~orpc'].meta
  const subject: Subject = {
    communityId: ticket.communityId,
    department: ticket.department,
    householdId: ticket.householdId,
    reporterId: ticket.reporterId,
    ownerId: ticket.owner.personId,
  }
  const everybody = busyPerson(person)
  const value = perCall(() => mayCall(who, standingsOf(everybody, subject, ticket.submittedAt)), CALLS)
  return { name: 'permission check (standingsOf, mayCall), ten roles', value, unit: 'ms', budget: 0.1 }
}

const decided = (ticket: Ticket, command: Command, asker: Asker, at: number): number => {
  const work = (): Ticket => {
    const decision = decide(command, { ticket, asker, at })
    if ('refused' in decision) throw new Error(`${command.do} was refused: ${decision.refused.code}`)
    return append(ticket, entriesOf(decision.facts, decision.by, at, 'bench-command'))
  }
  return perCall(work, CALLS / 10)
}

/** The pure part of a request: who may, what follows. */
export const rules = async (cloud: BenchCloud): Promise<Row[]> => {
  const models = await makeModels(cloud)
  const { offered, accepted, done, confirmed } = models
  const persons = (await cloud.database
    .collection('persons')
    .where({ openid: openidOf('wang') })
    .get()) as { data: Person[] }
  const at = confirmed.submittedAt + 3_600_000
  const staff: Asker = {
    personId: offered.owner.personId,
    name: offered.owner.name,
    phone: offered.owner.phone,
    standings: ['person', 'colleague', 'handler'],
    households: [],
  }
  const resident: Asker = {
    personId: offered.reporterId,
    name: offered.reporterName,
    phone: offered.reporterPhone,
    standings: ['person', 'household', 'reporter'],
    households: [offered.householdId],
  }
  const row = (name: string, value: number): Row => ({
    name: `decide and append: ${name}`,
    value,
    unit: 'ms',
  })
  return [
    permission(persons.data[0]!, accepted),
    row('accept', decided(offered, { do: 'accept' }, staff, at)),
    row('set_out', decided(accepted, { do: 'set_out' }, staff, at)),
    row('arrive', decided(accepted, { do: 'arrive' }, staff, at)),
    row('confirm', decided(done, { do: 'confirm' }, resident, at)),
    row('reopen', decided(confirmed, { do: 'reopen', reason: '又漏了', calendar: ALWAYS }, resident, at)),
  ]
}
