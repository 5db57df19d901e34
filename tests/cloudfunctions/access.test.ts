import { contract } from '../../contract/contract'
import { MINUTE } from '../../domain/kernel/instant'
import { actionsOf } from '../../scripts/print-permissions'
import { startCloud, type TestCloud } from '../support/cloud'
import { COMMUNITY_ID, personIdOf, seedSmallCommunity, type SmallCommunity } from '../support/small-community'
import { report, type Story } from '../support/ticket-story'
import { callersOf, contractorOf, unaskedPeople, WALK_FIRM, type Caller } from './access-callers'
import { homeActions } from './access-homes'
import { privacyActions } from './access-privacy'
import { registerActions } from './access-register'
import { setupActions } from './access-setup'
import { firmActions, policyActions, staffActions } from './access-staff'
import { community, type Walk, type WalkContext } from './access-walk'

let cloud: TestCloud
let small: SmallCommunity
beforeAll(async () => {
  cloud = await startCloud()
  small = await seedSmallCommunity(cloud)
  const { clerk, engineeringLead } = small.people
  const span = { insteadOf: engineeringLead._id, insteadOfName: '赵明', from: 0, until: Date.UTC(2100, 0, 1) }
  clerk.acting = [{ ...engineeringLead.roles[0]!, ...span }]
  await cloud.database.collection('persons').doc(clerk._id).update({ acting: clerk.acting })
  await asBefore()
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
  for (const { _id, ...person } of Object.values(unaskedPeople(small))) await persons.doc(_id).set(person)
  const { _id: contractorId, ...contractor } = contractorOf(small.people)
  await persons.doc(contractorId).set(contractor)
  const { _id, ...roster } = small.roster
  await cloud.database.collection('rosters').doc(_id).set(roster)
}

let serial = 0
const newCommand = (): string => `command-${String((serial += 1)).padStart(6, '0')}`

/** The cloud begins when the walk does; the inputs are made later still. */
const stage: WalkContext = {
  get cloud() {
    return cloud
  },
  get small() {
    return small
  },
  newCommand,
  next: () => (serial += 1),
}

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

/** A contractor firm works on it, and 陈建国 answers for it. */
const withFirm = async (goes: (story: Story) => Story): Promise<{ ticketId: string; commandId: string }> => {
  const asked = await ticketThat(goes)
  await cloud.database.collection('tickets').doc(asked.ticketId).update({ firm: WALK_FIRM })
  return asked
}

const offered = (): Promise<{ ticketId: string; commandId: string }> => ticketThat((story) => story)
const given = () => withFirm((story) => story)
const accepted = () => withFirm((story) => story.accepted(small.people.chen, 5))
const onSite = () => withFirm((story) => story.accepted(small.people.chen, 5).arrived(9))
const done = () => withFirm((story) => story.accepted(small.people.chen, 5).arrived(9).finished(20))

const day = async () => ({ communityId: COMMUNITY_ID, day: '2026-01-05' })
const startLogin = () => cloud.nobody().community.deskLogin.start({})

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
  'community.deskLogin.refuse': ['self', async () => ({ code: (await startLogin()).code })],
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
  ...homeActions(stage),
  ...staffActions(stage),
  ...firmActions(stage),
  ...policyActions(stage),
  ...privacyActions(stage),
  ...setupActions(stage),
  ...registerActions(() => ({ cloud, small, newCommand })),
  'community.audit.list': ['community', community],
  'community.audit.aboutMe': ['self', async () => ({})],
  'insight.live': ['community', community],
  'insight.today': ['community', community],
  'insight.firms': ['community', community],
  'insight.ticketsOf': ['community', async () => ({ ...(await day()), figure: 'received' })],
  'notify.inbox.head': ['self', async () => ({})],
  'notify.inbox.list': ['self', async () => ({})],
  'notify.inbox.read': ['self', async () => ({ until: 1, commandId: newCommand() })],
  'ticket.submit': [
    'ticket',
    async () => ({ commandId: newCommand(), householdId: small.wangHouseholdId, category: 'socket_switch' }),
  ],
  'ticket.submitPublic': [
    'self',
    async () => ({
      ...{ ...(await community()), commandId: newCommand() },
      ...{ category: 'socket_switch', publicPlace: '3号楼大堂' },
    }),
    'BAD_INPUT',
  ],
  'ticket.get': ['ticket', async () => ({ ticketId: (await given()).ticketId })],
  'ticket.earlier': [
    'ticket',
    async () => ({ ticketId: (await given()).ticketId, before: '1.9999999999999.-' }),
  ],
  'ticket.list': ['self', async () => ({ box: 'mine' })],
  // What a firm has is not a colleague's to take (firms.test.ts).
  'ticket.accept': ['withoutFirm', offered],
  'ticket.assign': ['ticket', async () => ({ ...(await given()), toPersonId: small.people.liu._id })],
  'ticket.assignFirm': ['ticket', async () => ({ ...(await given()), firmId: 'f-none' }), 'BAD_INPUT'],
  'ticket.visitTimes': ['ticket', async () => ({ ticketId: (await given()).ticketId })],
  'ticket.appoint': [
    'ticket',
    async () => ({ ...(await accepted()), visitAt: cloud.local.clock.now() + 60 * MINUTE }),
  ],
  'ticket.setOut': ['ticket', accepted],
  'ticket.arrive': ['ticket', accepted],
  'ticket.finish': ['ticket', async () => ({ ...(await onSite()), cause: '接头老化', minutes: 20 })],
  'ticket.confirm': ['ticket', done],
  'ticket.rate': ['ticket', async () => ({ ...(await done()), score: 5 })],
  'ticket.cancel': ['ticket', given],
  'ticket.reopen': ['ticket', async () => ({ ...(await done()), reason: '又漏了' })],
  'ticket.say': ['ticket', async () => ({ ...(await given()), text: '您好' })],
  'ticket.reveal': ['ticket', given],
  'ticket.offerUpload': ['self', async () => ({ name: 'photo-0001.jpg' })],
}

type Reply = { ok: true } | { ok: false; error: { code: string } }

const outcome = async ({ who }: Caller, path: string, input: object): Promise<string> => {
  const reply = (await cloud.send(who, path.split('.')[0] ?? '', { action: path, input })) as Reply
  return reply.ok ? 'allowed' : reply.error.code
}

/** Written out, like the callers: what may be done before agreeing to the privacy notice (PIPL 15, 44–47, 50). */
const BEFORE_CONSENT = [
  ...['community.me', 'community.home.communities', 'community.privacy.consent'],
  ...['community.privacy.withdrawConsent', 'community.privacy.exportMine', 'community.privacy.deleteMine'],
  ...['community.audit.aboutMe', 'community.deskLogin.sessions', 'community.deskLogin.signOut'],
  ...['community.deskLogin.signOutEverywhere', 'community.deskLogin.start', 'community.deskLogin.picture'],
  ...['community.deskLogin.collect', 'community.tryOut.entry', 'community.tryOut.end'],
]

const declared = actionsOf(contract)

it('knows every action of the contract', () => {
  expect(Object.keys(ACTIONS).sort()).toEqual(declared.map(({ path }) => path).sort())
})

it.each(declared)('$path answers each caller as its row says', async ({ path, row }) => {
  const [touches, input, through = 'allowed'] = ACTIONS[path]!
  const expected: Record<string, string> = {}
  const answered: Record<string, string> = {}
  for (const [name, caller] of Object.entries(callersOf(small))) {
    const deputy = (row.deputies && caller.deputy) ?? []
    const is = [...caller[touches], ...deputy]
    const waits = caller.unasked === true && !BEFORE_CONSENT.includes(path)
    const allowed = row.who.some((standing) => is.includes(standing))
    expected[name] = allowed ? (waits ? 'CONSENT_NEEDED' : through) : caller.refused
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
