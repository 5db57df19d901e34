import { PRIVACY_NOTICE_VERSION } from '../../../domain/community/consent'
import { refusalOf } from '../../support/cloud'
import { COMMUNITY_ID, personIdOf, type PersonName } from '../../support/small-community'
import { LAN, startHomeCloud, type HomeCloud } from './home-cloud'

let cloud: HomeCloud
beforeAll(async () => {
  cloud = await startHomeCloud()
})
beforeEach(() => cloud.again())
afterAll(() => cloud.close())

const api = (who: PersonName) => cloud.api(cloud.small.people[who].openid)
const privacy = (who: PersonName) => api(who).community.privacy
const agreed = () => ({ commandId: cloud.command(), version: PRIVACY_NOTICE_VERSION })
const WANG = personIdOf('o-test-wang')
const report = async () => {
  const householdId = cloud.small.wangHouseholdId
  await api('wang').ticket.submit({ commandId: cloud.command(), householdId, category: 'water_leak' })
}

/** 王芳 has not been asked yet. */
const unasked = () => cloud.change('persons', WANG, { consents: cloud.database.command.remove() })

it('is kept with version and time, once, and told by me', async () => {
  await unasked()
  expect((await api('wang').community.me({})).consent).toBeUndefined()
  const first = await privacy('wang').consent(agreed())
  expect(first).toEqual({ version: PRIVACY_NOTICE_VERSION, at: expect.any(Number) as number })
  cloud.later(1000)
  expect(await privacy('wang').consent(agreed())).toEqual(first)
  expect((await api('wang').community.me({})).consent).toEqual(first)
  expect((await cloud.person(WANG)).consents).toEqual([first])
})

it('is withdrawn as easily, with both kept as proof, and given again', async () => {
  await unasked()
  await privacy('wang').consent(agreed())
  await privacy('wang').withdrawConsent({ commandId: cloud.command() })
  await privacy('wang').withdrawConsent({ commandId: cloud.command() })
  expect((await api('wang').community.me({})).consent).toBeUndefined()
  await privacy('wang').consent(agreed())
  const { consents = [] } = await cloud.person(WANG)
  expect(consents).toHaveLength(2)
  expect(consents.map(({ withdrawnAt }) => withdrawnAt !== undefined)).toEqual([true, false])
})

it('can be given by somebody whom nobody knows yet, before anything else is told', async () => {
  await cloud.api(LAN).community.privacy.consent(agreed())
  expect(await cloud.person(personIdOf(LAN))).toMatchObject({ name: '', phone: '', homes: [], roles: [] })
})

it('is to the notice in force, not to another', async () => {
  await unasked()
  const other = { ...agreed(), version: PRIVACY_NOTICE_VERSION + 1 }
  expect(await refusalOf(privacy('wang').consent(other))).toBe('NOTICE_CHANGED')
  expect((await cloud.person(WANG)).consents).toBeUndefined()
})

const needed = {
  code: 'CONSENT_NEEDED',
  data: {
    version: PRIVACY_NOTICE_VERSION,
    sentence: `请先看一下隐私说明（第 ${String(PRIVACY_NOTICE_VERSION)} 版），同意后继续。`,
  },
}
it.each([
  ['was never given', []],
  ['was to an earlier notice', [{ version: PRIVACY_NOTICE_VERSION - 1, at: 1 }]],
  ['was taken back', [{ version: PRIVACY_NOTICE_VERSION, at: 1, withdrawnAt: 2 }]],
])(
  'that %s lets nobody do anything that needs their data, and nothing is written',
  async (_why, consents) => {
    await cloud.change('persons', WANG, { consents: cloud.database.command.set(consents) })
    const ticketsBefore = (await cloud.everything('tickets')).length
    await expect(report()).rejects.toMatchObject(needed)
    await expect(api('wang').notify.inbox.head({})).rejects.toMatchObject(needed)
    expect(await cloud.everything('tickets')).toHaveLength(ticketsBefore)
    await privacy('wang').consent(agreed())
    await report()
  },
)

it('is asked of staff too, at a desk as on the phone, and given there; signing out needs none', async () => {
  const { _id } = cloud.small.people.supervisor
  await cloud.change('persons', _id, { consents: cloud.database.command.remove() })
  const desk = cloud.browser(_id)
  const live = () => desk.insight.live({ communityId: COMMUNITY_ID })
  await expect(live()).rejects.toMatchObject(needed)
  await expect(api('supervisor').insight.live({ communityId: COMMUNITY_ID })).rejects.toMatchObject(needed)
  expect((await desk.community.deskLogin.sessions({})).sessions).toHaveLength(1)
  await desk.community.privacy.consent(agreed())
  expect(await refusalOf(live())).toBe('allowed')
  await privacy('supervisor').withdrawConsent({ commandId: cloud.command() })
  await desk.community.deskLogin.signOutEverywhere({ commandId: cloud.command() })
  expect(await refusalOf(live())).toBe('NO_IDENTITY')
})

it('hangs no right over one’s own data on itself: seeing, export and deletion', async () => {
  const { zhang } = cloud.small.people
  await cloud.change('persons', zhang._id, { consents: cloud.database.command.remove() })
  const commandId = cloud.command()
  expect((await privacy('zhang').exportMine({ commandId, part: 'person' })).person?.name).toBe('张敏')
  expect((await api('zhang').community.audit.aboutMe({})).lines).toHaveLength(1)
  expect(await privacy('zhang').deleteMine({ commandId: cloud.command(), sure: true })).toEqual({
    deleted: true,
  })
})
