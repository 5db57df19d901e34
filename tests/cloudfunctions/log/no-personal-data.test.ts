import type { PersonName } from '../../support/small-community'
import { COMMUNITY_ID } from '../../support/small-community'
import { BO, LAN, startHomeCloud, type HomeCloud } from '../community/home-cloud'

let cloud: HomeCloud
beforeAll(async () => {
  cloud = await startHomeCloud()
})
afterAll(() => cloud.close())
jest.setTimeout(60_000)

/** Everything about people that the journeys below use; none of it may be in a log. */
const used = new Set<string>()
const secret = (text: string): string => {
  used.add(text)
  return text
}
const api = (who: PersonName) => cloud.api(cloud.small.people[who].openid)
const commandId = () => cloud.command()
const linesOf = (): string[] => cloud.local.logs.tail(undefined, 100_000).map(({ text }) => text)
const eventsIn = (lines: readonly string[]): string[] =>
  lines.map((line) => (JSON.parse(line) as { event: string }).event)

const everybody = (): void => {
  for (const { name, phone, openid, homes } of Object.values(cloud.small.people))
    for (const text of [name, phone, openid, ...homes.map(({ unitLabel }) => unitLabel)]) secret(text)
}

const aTicket = async (): Promise<void> => {
  const { ticketId, number } = await api('wang').ticket.submit({
    ...{ commandId: commandId(), householdId: cloud.small.wangHouseholdId, category: 'water_leak' },
    ...{ text: secret('厨房水管裂了，请快来'), publicPlace: secret('3号楼东侧花坛') },
  })
  secret(number)
  await api('engineeringLead').ticket.assign({
    ...{ ticketId, commandId: commandId(), toPersonId: cloud.small.people.chen._id },
  })
  const chen = api('chen').ticket
  await chen.accept({ ticketId, commandId: commandId() })
  await chen.reveal({ ticketId, commandId: commandId() })
  await api('wang').ticket.say({ ticketId, commandId: commandId(), text: secret('门卡放在物业') })
  await chen.arrive({ ticketId, commandId: commandId() })
  await chen.finish({
    ...{ ticketId, commandId: commandId(), cause: secret('接头老化开裂'), minutes: 20 },
    ...{ materials: secret('不锈钢软管一根'), words: secret('已经换好并试压') },
  })
  await api('wang').ticket.rate({ ticketId, commandId: commandId(), score: 1, words: secret('来得太慢了') })
}

const aHome = async (): Promise<void> => {
  const code = secret(await cloud.inviteFamily())
  await cloud.newcomer(LAN).join({ code, name: secret('兰小兰') })
  secret('13712340002')
  await cloud.newcomer(BO).findByPhone({ code: secret(cloud.tap(BO)) })
  const asked = await cloud.newcomer(BO).request({
    ...{ commandId: commandId(), communityId: COMMUNITY_ID, name: secret('薄小波'), relation: 'family' },
    ...{ place: secret('2栋1单元102室'), reason: secret('和父母同住') },
  })
  const desk = api('dispatcher').community
  const ofRequest = { communityId: COMMUNITY_ID, requestId: asked.requestId }
  await desk.home.revealRequest({ ...ofRequest, commandId: commandId() })
  await desk.home.findPlaces({ ...ofRequest, place: secret('2-1-102') })
  await aLook(asked.requestId)
  await api('dispatcher').community.home.decideRequest({
    ...{ commandId: commandId(), communityId: COMMUNITY_ID, requestId: asked.requestId },
    sentence: secret('请带房产证来前台'),
  })
}

/** A look at a registered member without an account, and at what care the home needs. */
const aLook = async (requestId: string): Promise<void> => {
  const householdId = cloud.small.households[4]!._id
  const registered = [{ name: secret('甄大爷'), relation: 'owner', phone: secret('13612340003') }]
  await cloud.change('households', householdId, { registered, care: secret('独居老人每周探望') })
  const { register } = api('dispatcher').community
  const unitId = cloud.small.units[4]!._id
  const { here } = await register.tasks({ communityId: COMMUNITY_ID, unitId })
  expect(here).toMatchObject([{ kind: 'request', requestId }])
  const look = { communityId: COMMUNITY_ID, householdId, task: { kind: 'request' as const, requestId } }
  const { version } = await cloud.household(householdId)
  await register.revealPhone({ ...look, member: 0, version, purpose: 'contact', commandId: commandId() })
  await register.revealCare({ ...look, purpose: 'visit', commandId: commandId() })
}

const aColleague = async (): Promise<void> => {
  const { code } = await api('admin').community.staff.invite({
    ...{ commandId: commandId(), communityId: COMMUNITY_ID, name: secret('新来的小孙') },
    ...{ department: 'greening', roles: ['technician'], skills: [], shifts: [] },
  })
  await cloud.api(BO).community.staff.join({ code: secret(code) })
}

const aDesk = async (): Promise<void> => {
  const login = await cloud.nobody().community.deskLogin.start({})
  secret(login.secret)
  await api('supervisor').community.deskLogin.confirm({ code: secret(login.code) })
  const { ticket } = await cloud
    .nobody()
    .community.deskLogin.collect({ loginId: login.loginId, secret: login.secret })
  if (ticket !== undefined) secret(ticket)
}

it('keeps names, numbers, texts, places, identities and codes out of every line of every function', async () => {
  everybody()
  secret(LAN)
  secret(BO)
  await aTicket()
  await aHome()
  await aColleague()
  await aDesk()
  for (const fn of ['ticket', 'notify', 'community', 'insight', 'files']) await cloud.local.runTimer(fn)
  const lines = linesOf()
  expect(new Set(eventsIn(lines))).toContain('tick')
  for (const text of used) expect(lines.filter((line) => line.includes(text))).toEqual([])
})

it('cuts what a failing service repeats of a document', async () => {
  const { name, phone } = cloud.small.people.wang
  const message = `cannot write {reporterName: "${name}", reporterPhone: "${phone}", text: "阳台漏水"}`
  const fault = cloud.local.faults.failDatabase({ collection: 'tickets', code: 'SYS_ERR', message, times: 1 })
  await expect(
    api('wang').ticket.submit({
      ...{ commandId: commandId(), householdId: cloud.small.wangHouseholdId, category: 'water_leak' },
      text: '阳台漏水',
    }),
  ).rejects.toMatchObject({ code: 'UNEXPECTED' })
  expect(fault.fired()).toBe(1)
  const lines = linesOf()
  expect(eventsIn(lines)).toContain('unexpected')
  expect(lines.some((line) => line.includes('cannot write'))).toBe(true)
  for (const text of [name, phone, '阳台漏水'])
    expect(lines.filter((line) => line.includes(text))).toEqual([])
})
