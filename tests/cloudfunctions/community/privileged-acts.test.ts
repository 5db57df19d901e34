import { contract } from '../../../contract/contract'
import type { PolicyInput } from '../../../contract/community/policy'
import type { AuditEntry } from '../../../domain/community/audit'
import type { Standing } from '../../../domain/community/access'
import { MINUTE } from '../../../domain/kernel/instant'
import { DEFAULT_POLICY } from '../../../domain/sla/policy'
import { actionsOf } from '../../../scripts/print-permissions'
import { COMMUNITY_ID, type PersonName } from '../../support/small-community'
import { report } from '../../support/ticket-story'
import { startFilesCloud, type FilesCloud } from '../files/files-cloud'
import { HEADINGS, homesIn, spreadsheet } from '../files/spreadsheet'

let cloud: FilesCloud
beforeAll(async () => {
  cloud = await startFilesCloud()
  await cloud.database
    .collection('households')
    .doc(HOUSEHOLD)
    .update({ registered: [{ name: '老王', relation: 'owner', phone: '13611112222' }], care: '独居老人' })
})
afterAll(() => cloud.close())
jest.setTimeout(60_000)

const communityId = COMMUNITY_ID
const HOUSEHOLD = 'h-anlin-demo-1-1-101'
const UNIT = 'u-anlin-demo-1-1-101'
const LABEL = '1栋1单元101室'
const as = (who: PersonName) => cloud.as(who)
const admin = () => as('admin').community
const idOf = (who: PersonName): string => cloud.small.people[who]._id
const on = (more: object = {}) => ({ communityId, commandId: cloud.command(), ...more })

/** One act: done, and done again as after a lost answer; and what the log shows of it. */
type Act = { does: () => Promise<unknown>; line: object }

let serial = 0
const ticket = async (): Promise<{ kind: 'ticket'; ticketId: string }> => {
  const id = `act-${String((serial += 1))}`
  const at = cloud.local.clock.now() - 60 * MINUTE
  const told = report(cloud.small, { id, at }).dispatched(cloud.small.people.chen)
  await cloud.database.collection('tickets').add(told.ticket)
  return { kind: 'ticket', ticketId: id }
}
const request = async (): Promise<string> => {
  const requestId = `act-request-${String((serial += 1))}`
  await cloud.database.collection('home_requests').add({
    ...{ _id: requestId, version: 1, communityId, communityName: '', personId: idOf('zhang'), pending: [] },
    ...{ name: '张敏', phone: '13712340001', relation: 'family', reason: '和父母住', state: 'waiting' },
    ...{ place: '1栋1单元101', askedAt: cloud.local.clock.now() },
  })
  return requestId
}
const TERMS = { roles: ['technician' as const], skills: [], shifts: [] }
const rosterVersion = async () => (await admin().staff.list({ communityId })).version
const policyVersion = async () => (await admin().policy.get({ communityId })).version
const unitVersions = async () => {
  const { version, tenures } = await admin().register.unit({ communityId, unitId: UNIT })
  return { unit: version, household: tenures[0]?.version }
}
const FIRM = {
  ...{ name: '顺达电梯', contactName: '高师傅', phone: '13812340000', emergencyPhone: '400-800-1234' },
  ...{ categories: ['water_leak' as const], firstDay: '2020-01-01', lastDay: '2099-12-31' },
}
const FORM = { use: '住宅', status: 'occupied' as const }
const { version: _none, ...DEFAULTS } = JSON.parse(JSON.stringify(DEFAULT_POLICY)) as PolicyInput & {
  version: number
}

const ACTS: Record<string, () => Promise<Act>> = {
  'community.home.revealRequest': async () => {
    const input = on({ requestId: await request() }) as { requestId: string } & ReturnType<typeof on>
    const line = { act: 'request_revealed', about: '张敏', task: { kind: 'request' } }
    return { does: () => as('dispatcher').community.home.revealRequest(input), line }
  },
  'community.home.decideRequest': async () => {
    const decision = { ...on(), requestId: await request(), householdId: HOUSEHOLD, sentence: '欢迎入住' }
    const line = { act: 'home_request_decided', about: '张敏', object: LABEL }
    return { does: () => as('dispatcher').community.home.decideRequest(decision), line }
  },
  'community.home.handOver': async () => {
    const input = { ...on(), householdId: 'h-anlin-demo-2-1-201', next: 'vacant' as const }
    const line = { act: 'home_handed_over', object: '2栋1单元201室' }
    return { does: () => as('dispatcher').community.home.handOver(input), line }
  },
  'community.staff.invite': async () => {
    const input = { ...on(), name: '新同事', department: 'greening' as const, ...TERMS }
    return { does: () => admin().staff.invite(input), line: { act: 'staff_invited', object: '新同事' } }
  },
  'community.staff.withdraw': async () => {
    await admin().staff.invite({ ...on(), name: '不来的人', department: 'greening', ...TERMS })
    const { invitations } = await admin().staff.list({ communityId })
    const { invitationId } = invitations.find(({ name }) => name === '不来的人')!
    const line = { act: 'staff_invitation_withdrawn', object: '不来的人' }
    return { does: () => admin().staff.withdraw({ communityId, invitationId }), line }
  },
  'community.staff.change': async () => {
    const member = { personId: idOf('cleaner'), department: 'greening' as const, ...TERMS }
    const input = { ...on(), ...member, version: await rosterVersion() }
    const line = { act: 'staff_changed', about: '郑秀英', places: ['staff.department', 'staff.skills'] }
    return { does: () => admin().staff.change(input), line }
  },
  'community.staff.setRota': async () => {
    const rota = { personId: idOf('liu'), deputyId: idOf('chen'), exceptions: [] }
    const [shift] = cloud.small.roster.members.find(({ personId }) => personId === idOf('liu'))!.shifts
    const input = { ...on(), ...rota, shifts: [shift!], version: await rosterVersion() }
    const places = ['staff.shifts', 'staff.deputyId']
    const line = { act: 'rota_changed', about: '刘志强', object: '陈建国', places }
    return { does: () => admin().staff.setRota(input), line }
  },
  'community.staff.nameDeputy': async () => {
    const from = cloud.local.clock.now()
    const span = { personId: idOf('engineeringLead'), deputyId: idOf('clerk'), from, until: from + 600_000 }
    const input = { ...on(), ...span }
    const line = { act: 'deputy_named', about: '林小雨', object: '赵明' }
    return { does: () => admin().staff.nameDeputy(input), line }
  },
  'community.staff.endDeputy': async () => {
    const from = cloud.local.clock.now()
    const span = { personId: idOf('serviceLead'), deputyId: idOf('clerk'), from, until: from + 600_000 }
    const { deputyshipId } = await admin().staff.nameDeputy({ ...on(), ...span })
    const input = { ...on(), personId: idOf('serviceLead'), deputyshipId }
    const line = { act: 'deputy_ended', about: '林小雨', object: '许慧' }
    return { does: () => admin().staff.endDeputy(input), line }
  },
  'community.staff.end': async () => {
    const input = { ...on(), personId: idOf('gardener'), reason: '合同到期' }
    const line = { act: 'staff_ended', about: '孙大林', reason: '合同到期' }
    return { does: () => admin().staff.end(input), line }
  },
  'community.firms.save': async () => {
    const input = { ...on(), ...FIRM }
    return { does: () => admin().firms.save(input), line: { act: 'firm_changed', object: '顺达电梯' } }
  },
  'community.firms.remove': async () => {
    const { firmId } = await admin().firms.save({ ...on(), ...FIRM, name: '清清管道' })
    const input = { ...on(), firmId, reason: '不再合作' }
    return { does: () => admin().firms.remove(input), line: { act: 'firm_removed', object: '清清管道' } }
  },
  'community.policy.change': async () => {
    const input = { ...on(), policy: { ...DEFAULTS, reopenDays: 9 }, from: 0, version: await policyVersion() }
    const line = { act: 'policy_changed', places: ['reopenDays'] }
    return { does: () => admin().policy.change(input), line }
  },
  'community.policy.withdraw': async () => {
    const from = cloud.local.clock.now() + 3_600_000
    const coming = { ...DEFAULTS, reopenDays: 9, autoConfirmHours: 50 }
    await admin().policy.change({ ...on(), policy: coming, from, version: await policyVersion() })
    const input = { ...on(), version: await policyVersion() }
    const line = { act: 'policy_withdrawn', places: ['autoConfirmHours'] }
    return { does: () => admin().policy.withdraw(input), line }
  },
  'community.policy.settings': async () => {
    const settings = { name: '安邻示范小区', dutyPhone: '010-60001999', departmentPhones: {} }
    const input = { ...on(), settings, version: await policyVersion() }
    const places = ['settings.dutyPhone', 'settings.engineering', 'settings.customer_service']
    return { does: () => admin().policy.settings(input), line: { act: 'settings_changed', places } }
  },
  'community.setup.addCommunity': async () => {
    const input = { commandId: cloud.command(), communityName: '安邻二期', dutyPhone: '010-60002000' }
    return {
      does: () => admin().setup.addCommunity(input),
      line: { act: 'community_set_up', object: '安邻二期' },
    }
  },
  'community.setup.finish': async () => {
    const communities = cloud.database.collection('communities').doc(communityId)
    await communities.update({ setUpAt: cloud.database.command.remove() })
    const input = on()
    const line = { act: 'community_finished', object: '安邻示范小区' }
    return { does: () => admin().setup.finish(input), line }
  },
  'community.tryOut.switchEntry': async () => {
    const input = { commandId: cloud.command(), open: false }
    const line = { act: 'try_out_switched', places: ['tryOut.closed'] }
    return { does: () => admin().tryOut.switchEntry(input), line }
  },
  'community.register.save': async () => {
    const input = { ...on(), unitId: UNIT, versions: await unitVersions(), form: FORM }
    const line = { act: 'register_changed', object: LABEL, places: ['unit.use', 'unit.status'] }
    return { does: () => admin().register.save(input), line }
  },
  'community.register.add': async () => {
    const place = { phase: '', building: '8', entrance: '1', room: '801' }
    const input = { ...on(), place, newBuilding: true, form: { area: '80' } }
    const line = { act: 'unit_added', object: '8栋1单元801室' }
    return { does: () => admin().register.add(input), line }
  },
  'community.register.remove': async () => {
    const place = { phase: '', building: '9', entrance: '1', room: '901' }
    const added = await admin().register.add({ ...on(), place, newBuilding: true, form: { area: '80' } })
    const input = { ...on(), unitId: added.unitId, version: added.version }
    const line = { act: 'unit_removed', object: '9栋1单元901室' }
    return { does: () => admin().register.remove(input), line }
  },
  'community.register.revealPhone': async () => {
    const look = { householdId: HOUSEHOLD, member: 0, task: await ticket(), purpose: 'contact' as const }
    const { household = 1 } = await unitVersions()
    const input = { ...on(), ...look, version: household }
    const line = { act: 'phone_revealed', object: LABEL, task: { kind: 'ticket', category: 'water_leak' } }
    return { does: () => as('dispatcher').community.register.revealPhone(input), line }
  },
  'community.register.revealCare': async () => {
    const home = { householdId: 'h-anlin-demo-2-1-101', task: await ticket(), purpose: 'visit' as const }
    const households = cloud.database.collection('households').doc(home.householdId)
    await households.update({ care: '独居老人' })
    const input = { ...on(), ...home }
    const line = { act: 'care_revealed', object: '2栋1单元101室', task: { kind: 'ticket' } }
    return { does: () => as('manager').community.register.revealCare(input), line }
  },
  'files.import.confirm': async () => {
    const file = await spreadsheet([[...HEADINGS], homesIn('7')('701')])
    const { jobId } = await cloud.finished(await cloud.begin(file, { newBuildings: true }))
    const input = { ...on(), jobId }
    const line = { act: 'register_imported', object: '房屋.xlsx' }
    return { does: () => as('admin').files.import.confirm(input), line }
  },
  'files.export.start': async () => {
    const input = on()
    const line = { act: 'register_exported', object: expect.stringMatching(/^房屋档案 .*\.xlsx$/) as string }
    return { does: () => as('admin').files.export.start(input), line }
  },
  'ticket.reveal': async () => {
    const { ticketId } = await ticket()
    const input = { ticketId, commandId: cloud.command() }
    const line = { act: 'phone_revealed', about: '王芳', task: { kind: 'ticket' } }
    return { does: () => as('chen').ticket.reveal(input), line }
  },
}

/** Who is not everybody: whoever works here, in whatever office. */
const STAFF: readonly Standing[] = [
  ...(['handler', 'colleague', 'lead', 'dispatcher', 'duty_officer', 'supervisor', 'manager'] as const),
  ...(['finance', 'admin', 'contractor'] as const),
]

const WITHOUT_A_LINE: [action: RegExp, why: string][] = [
  [/^ticket\.(?!reveal$)/, 'the story of the ticket says who did it and when, for everybody who reads it'],
  [/^community\.deskLogin\.confirm$/, 'a computer of one’s own; its person sees it among their computers'],
  [/^community\.deskLogin\.refuse$/, 'it opens nothing: a code that waited ends, and that computer says so'],
  [/^files\.import\.(start|discard)$/, 'nothing of the register is read or written before it is confirmed'],
]

const privileged = actionsOf(contract).filter(
  ({ row }) => row.writes && row.who.some((standing) => STAFF.includes(standing)),
)

it('knows every writing action of staff: it has its line, or a reason why not', () => {
  const unlogged = (path: string): boolean => WITHOUT_A_LINE.some(([action]) => action.test(path))
  const expected = privileged.map(({ path }) => path).filter((path) => !unlogged(path))
  expect(Object.keys(ACTS).sort()).toEqual(expected.sort())
  for (const [action] of WITHOUT_A_LINE) expect(privileged.some(({ path }) => action.test(path))).toBe(true)
})

it.each(Object.keys(ACTS))('%s leaves one line that says of what, however often it is sent', async (path) => {
  const { does, line } = await ACTS[path]!()
  const known = new Set((await cloud.all<AuditEntry>('audit')).map(({ _id }) => _id))
  const fresh = async () => (await cloud.all<AuditEntry>('audit')).filter(({ _id }) => !known.has(_id))
  await does()
  await does().catch(() => undefined)
  const [entry, ...more] = await fresh()
  expect(more).toEqual([])
  const { lines } = await as('admin').community.audit.list({ communityId: entry!.communityId })
  expect(lines.find(({ at, act }) => at === entry!.at && act === entry!.act)).toMatchObject(line)
  expect(JSON.stringify(entry)).not.toMatch(/\b1[3-9]\d{9}\b|独居|王芳|张敏|老王/)
})

describe('the log', () => {
  it('takes no other way in and none out: what writes it, and what takes away what has served its time', async () => {
    const { execFileSync } = await import('node:child_process')
    const hits = execFileSync('grep', ['-rlE', `['"]audit['"]`, 'cloudfunctions', '--include=*.ts'])
    expect(hits.toString().trim().split('\n').sort()).toEqual([
      'cloudfunctions/_kit/audit.ts',
      'cloudfunctions/community/audit/list.ts',
      // Somebody who deletes their data: the line stays, and names nobody.
      'cloudfunctions/community/privacy/forget-person.ts',
      'cloudfunctions/community/retention/logs.ts',
      // A visitor’s trial goes whole; nobody lives or works there.
      'cloudfunctions/community/try-out/sweep.ts',
    ])
  })
})
