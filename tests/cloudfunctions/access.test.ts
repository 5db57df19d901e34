import { contract } from '../../contract/contract'
import type { Roster } from '../../domain/community/roster'
import { MINUTE } from '../../domain/kernel/instant'
import { DEFAULT_POLICY } from '../../domain/sla/policy'
import { actionsOf } from '../../scripts/print-permissions'
import { startCloud, type TestCloud } from '../support/cloud'
import { COMMUNITY_ID, personIdOf, seedSmallCommunity, type SmallCommunity } from '../support/small-community'
import { report, type Story } from '../support/ticket-story'
import { callersOf, type Caller } from './access-callers'
import { registerActions } from './access-register'

let cloud: TestCloud
let small: SmallCommunity
beforeAll(async () => {
  cloud = await startCloud()
  small = await seedSmallCommunity(cloud)
})
afterEach(() => asBefore())
afterAll(() => cloud.close())

/** Some actions bind people to homes: the next action meets everybody as they were. */
const asBefore = async (): Promise<void> => {
  const persons = cloud.database.collection('persons')
  const changed = { version: cloud.database.command.gt(1) }
  const { data } = (await persons.where(changed).limit(1000).get()) as { data: { _id: string }[] }
  for (const { _id, ...person } of Object.values(small.people))
    if (data.some((one) => one._id === _id)) await persons.doc(_id).set(person)
  await persons.doc(personIdOf('o-unbound')).remove()
  const { _id, ...roster } = small.roster
  await cloud.database.collection('rosters').doc(_id).set(roster)
}

let serial = 0
const newCommand = (): string => `command-${String((serial += 1)).padStart(6, '0')}`

/** A ticket of 王芳 that 陈建国 owns, as far along as the action needs, written for one call. */
const ticketThat = async (
  goes: (story: Story) => Story,
): Promise<{ ticketId: string; commandId: string }> => {
  const id = `walk-${String((serial += 1))}`
  const at = cloud.local.clock.now() - 60 * MINUTE
  const { ticket } = goes(report(small, { id, at }).dispatched(small.people.chen))
  await cloud.database.collection('tickets').add(ticket)
  return { ticketId: id, commandId: newCommand() }
}

const offered = (): Promise<{ ticketId: string; commandId: string }> => ticketThat((story) => story)
const accepted = () => ticketThat((story) => story.accepted(small.people.chen, 5))
const onSite = () => ticketThat((story) => story.accepted(small.people.chen, 5).arrived(9))
const done = () => ticketThat((story) => story.accepted(small.people.chen, 5).arrived(9).finished(20))

const community = async () => ({ communityId: COMMUNITY_ID })
const day = async () => ({ communityId: COMMUNITY_ID, day: '2026-01-05' })
const startLogin = () => cloud.nobody().community.deskLogin.start({})

const home = async () => ({ householdId: small.wangHouseholdId })
const invite = () =>
  cloud.api(small.people.wang.openid).community.home.invite({
    commandId: newCommand(),
    householdId: small.wangHouseholdId,
    relation: 'family',
  })
/** An invitation that waits; the one before is withdrawn, for only so many may wait. */
const invitation = async () => {
  const { home: homes } = cloud.api(small.people.wang.openid).community
  const { householdId } = await home()
  for (const { invitationId } of (await homes.members({ householdId })).invitations)
    await homes.withdrawInvitation({ householdId, invitationId })
  return (await invite()).code
}
/** A request that waits, written for one call; its person is whoever asks next. */
const requestBy = async (personId: string): Promise<{ requestId: string }> => {
  const requestId = `request-${String((serial += 1))}`
  await cloud.database.collection('home_requests').add({
    ...{ _id: requestId, version: 1, communityId: COMMUNITY_ID, communityName: '', personId, name: '新住户' },
    ...{ phone: '13700000000', place: '1-1-101', relation: 'family', reason: '住在这里', state: 'waiting' },
    askedAt: cloud.local.clock.now(),
  })
  return { requestId }
}
/** Somebody of 王芳's home, or a household of the community, that one call may end. */
const guest = async (): Promise<{ householdId: string; personId: string }> => {
  const personId = `p-guest-${String((serial += 1))}`
  const homes = small.people.wangHusband.homes
  await cloud.database
    .collection('persons')
    .add({ ...small.people.wangHusband, _id: personId, openid: personId, homes })
  return { householdId: small.wangHouseholdId, personId }
}
const household = async (): Promise<{ communityId: string; householdId: string }> => {
  const householdId = `h-walk-${String((serial += 1))}`
  await cloud.database.collection('households').add({ ...small.households[5]!, _id: householdId })
  return { communityId: COMMUNITY_ID, householdId }
}

type Touches = keyof Pick<Caller, 'ticket' | 'community' | 'greening' | 'self'>

/**
 * What an action touches, an input with which it goes through if the caller may, and where that cannot be, the refusal
 * that only those read whom the table let through.
 */
type Walk = Record<string, [touches: Touches, input: () => Promise<object>, through?: string]>

const HOME_ACTIONS: Walk = {
  'community.home.communities': ['self', async () => ({})],
  'community.home.bindFound': ['self', async () => ({ householdIds: ['h-of-nobody'] }), 'NOT_FOUND'],
  'community.home.findByPhone': ['self', async () => ({ code: 'nobody-tapped' }), 'PHONE_UNAVAILABLE'],
  'community.home.invite': [
    'ticket',
    async () => ({ ...(await home()), commandId: newCommand(), relation: 'agent' }),
  ],
  'community.home.withdrawInvitation': [
    'ticket',
    async () => {
      await invitation()
      const { householdId } = await home()
      const { invitations } = await cloud
        .api(small.people.wang.openid)
        .community.home.members({ householdId })
      return { householdId, invitationId: invitations[0]!.invitationId }
    },
  ],
  'community.home.lookInvitation': ['self', async () => ({ code: await invitation() })],
  'community.home.join': ['self', async () => ({ code: await invitation(), name: '新住户' })],
  'community.home.request': [
    'self',
    async () => ({
      ...{ ...(await community()), commandId: newCommand(), name: '新住户', place: '1-1-101' },
      ...{ relation: 'family', reason: '住在这里' },
    }),
    'BAD_INPUT',
  ],
  'community.home.myRequests': ['self', async () => ({})],
  'community.home.withdrawRequest': ['self', () => requestBy('p-nobody'), 'NOT_FOUND'],
  'community.home.requests': ['community', community],
  'community.home.decideRequest': [
    'community',
    async () => ({
      ...{ ...(await community()), ...(await requestBy('p-nobody')) },
      ...{ commandId: newCommand(), sentence: '请带证件来前台。' },
    }),
  ],
  'community.home.findPlaces': ['community', async () => ({ ...(await community()), place: '1-1-101' })],
  'community.home.members': ['ticket', home],
  'community.home.remove': ['ticket', guest],
  'community.home.leave': ['ticket', home],
  'community.home.handOver': [
    'community',
    async () => ({ ...(await household()), commandId: newCommand(), next: 'vacant' }),
  ],
}

const terms = { department: 'greening', roles: ['technician'], skills: [], shifts: [] }
const colleague = async () => ({ communityId: COMMUNITY_ID, personId: small.people.gardener._id })
const roster = async (): Promise<Roster> =>
  ((await cloud.database.collection('rosters').doc(COMMUNITY_ID).get()) as { data: Roster[] }).data[0]!
const version = async () => ({ commandId: newCommand(), version: (await roster()).version })
const newColleague = () =>
  cloud.api(small.people.admin.openid).community.staff.invite({
    ...{ commandId: newCommand(), communityId: COMMUNITY_ID, name: '新同事' },
    ...(terms as { department: 'greening'; roles: ['technician']; skills: []; shifts: [] }),
  })

const STAFF_ACTIONS: Walk = {
  'community.staff.list': ['community', community],
  'community.staff.invite': [
    'community',
    async () => ({ ...(await community()), commandId: newCommand(), name: '新同事', ...terms }),
  ],
  'community.staff.withdraw': [
    'community',
    async () => ({ ...(await community()), invitationId: 'v-of-nobody' }),
    'INVITATION_OVER',
  ],
  'community.staff.lookInvitation': ['self', async () => ({ code: (await newColleague()).code })],
  'community.staff.join': ['self', async () => ({ code: (await newColleague()).code })],
  'community.staff.change': [
    'community',
    async () => ({ ...(await colleague()), ...(await version()), ...terms }),
  ],
  'community.staff.setRota': [
    'greening',
    async () => ({ ...(await colleague()), ...(await version()), shifts: [], exceptions: [] }),
  ],
  'community.staff.end': [
    'community',
    async () => ({ ...(await community()), personId: 'p-nobody', commandId: newCommand(), reason: '离职' }),
    'NOT_FOUND',
  ],
}

/** A form with an old version: whoever is let through is told to load it again. */
const oldForm = async () => ({ ...(await community()), commandId: newCommand(), version: 0 })
const POLICY_ACTIONS: Walk = {
  'community.policy.get': ['community', community],
  'community.policy.change': [
    'community',
    async () => ({ ...(await oldForm()), policy: DEFAULT_POLICY, from: 0 }),
    'CHANGED_MEANWHILE',
  ],
  'community.policy.withdraw': ['community', oldForm, 'CHANGED_MEANWHILE'],
  'community.policy.settings': [
    'community',
    async () => ({
      ...(await oldForm()),
      settings: { name: '安邻示范小区', dutyPhone: '010-60001000', departmentPhones: {} },
    }),
    'CHANGED_MEANWHILE',
  ],
}

/** For every action: what it touches, and an input with which it goes through if the caller may. */
const ACTIONS: Walk = {
  'community.me': ['self', async () => ({})],
  'community.deskLogin.start': ['self', async () => ({})],
  'community.deskLogin.picture': [
    'self',
    async () => {
      const { loginId, secret } = await startLogin()
      return { loginId, secret }
    },
  ],
  'community.deskLogin.look': ['self', async () => ({ code: (await startLogin()).code })],
  'community.deskLogin.confirm': ['self', async () => ({ code: (await startLogin()).code })],
  'community.deskLogin.collect': [
    'self',
    async () => {
      const { loginId, secret } = await startLogin()
      return { loginId, secret }
    },
  ],
  'community.deskLogin.sessions': ['self', async () => ({})],
  'community.deskLogin.signOut': ['self', async () => ({ sessionId: 'desk99' })],
  'community.deskLogin.signOutEverywhere': [
    'self',
    async () => {
      await asBefore()
      return { commandId: newCommand() }
    },
  ],
  'community.onDuty': ['community', community],
  ...HOME_ACTIONS,
  ...STAFF_ACTIONS,
  ...registerActions(() => ({ cloud, small, newCommand })),
  ...POLICY_ACTIONS,
  'community.audit.list': ['community', community],
  'community.audit.aboutMe': ['self', async () => ({})],
  'insight.live': ['community', community],
  'insight.today': ['community', community],
  'insight.ticketsOf': ['community', async () => ({ ...(await day()), figure: 'received' })],
  'notify.inbox.head': ['self', async () => ({})],
  'notify.inbox.list': ['self', async () => ({})],
  'notify.inbox.read': ['self', async () => ({ until: 1, commandId: newCommand() })],
  'ticket.submit': [
    'ticket',
    async () => ({ commandId: newCommand(), householdId: small.wangHouseholdId, category: 'socket_switch' }),
  ],
  'ticket.get': ['ticket', async () => ({ ticketId: (await offered()).ticketId })],
  'ticket.list': ['self', async () => ({ box: 'mine' })],
  'ticket.accept': ['ticket', offered],
  'ticket.assign': ['ticket', async () => ({ ...(await offered()), toPersonId: small.people.liu._id })],
  'ticket.setOut': ['ticket', accepted],
  'ticket.arrive': ['ticket', accepted],
  'ticket.finish': ['ticket', async () => ({ ...(await onSite()), cause: '接头老化', minutes: 20 })],
  'ticket.confirm': ['ticket', done],
  'ticket.rate': ['ticket', async () => ({ ...(await done()), score: 5 })],
  'ticket.cancel': ['ticket', offered],
  'ticket.reopen': ['ticket', async () => ({ ...(await done()), reason: '又漏了' })],
  'ticket.say': ['ticket', async () => ({ ...(await offered()), text: '您好' })],
  'ticket.offerUpload': ['self', async () => ({ name: 'photo-0001.jpg' })],
}

type Reply = { ok: true } | { ok: false; error: { code: string } }

const outcome = async ({ who }: Caller, path: string, input: object): Promise<string> => {
  const reply = (await cloud.send(who, path.split('.')[0] ?? '', { action: path, input })) as Reply
  return reply.ok ? 'allowed' : reply.error.code
}

const declared = actionsOf(contract)

it('knows every action of the contract', () => {
  expect(Object.keys(ACTIONS).sort()).toEqual(declared.map(({ path }) => path).sort())
})

it.each(declared)('$path answers each caller as its row says', async ({ path, row }) => {
  const [touches, input, through = 'allowed'] = ACTIONS[path]!
  const expected: Record<string, string> = {}
  const answered: Record<string, string> = {}
  for (const [name, caller] of Object.entries(callersOf(small))) {
    expected[name] = row.who.some((standing) => caller[touches].includes(standing)) ? through : caller.refused
    answered[name] = await outcome(caller, path, await input())
  }
  expect(answered).toEqual(expected)
})

it('answers what does not exist like what is forbidden, so that ids cannot be probed', async () => {
  const { zhang, liu } = callersByPerson()
  for (const caller of [zhang, liu]) {
    expect(await outcome(caller, 'ticket.get', { ticketId: 'no-such-ticket' })).toBe('NOT_ALLOWED')
  }
})

const callersByPerson = (): { zhang: Caller; liu: Caller } => {
  const callers = callersOf(small)
  return { zhang: callers['resident of another home']!, liu: callers['colleague']! }
}

it('takes the identity from the platform and never from the payload', async () => {
  const { openid } = small.people.supervisor
  const forged = {
    action: 'insight.live',
    input: { communityId: COMMUNITY_ID },
    openid,
    userInfo: { openId: openid },
  }
  expect(await cloud.send({ openid: small.people.wang.openid }, 'insight', forged)).toMatchObject({
    ok: false,
    error: { code: 'NOT_ALLOWED' },
  })
})
