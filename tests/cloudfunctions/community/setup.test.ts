import type { Community } from '../../../domain/community/community'
import type { Person } from '../../../domain/community/person'
import type { Roster } from '../../../domain/community/roster'
import { DEFAULT_POLICY } from '../../../domain/sla/policy'
import { refusalOf, startCloud, type TestCloud } from '../../support/cloud'
import { STRIDE } from '../../support/deaths'
import { COMMUNITY_ID, personIdOf, seedSmallCommunity } from '../../support/small-community'

const CODE = 'K7MP-2WQX-9RTB'
const YANG = 'o-first-yang'
const ZHU = 'o-second-zhu'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startCloud({ functionEnv: { ANLIN_CLAIM_CODE: CODE } })
})
beforeEach(async () => {
  cloud.local.faults.clear()
  await cloud.local.database.clear()
})
afterAll(() => cloud.close())
jest.setTimeout(60_000)

let serial = 0
const command = (): string => `command-${String((serial += 1)).padStart(6, '0')}`
const setup = (openid: string) => cloud.agreeing(openid).community.setup
const asked = (more: object = {}) => ({
  ...{ commandId: command(), code: CODE, name: '杨柳', communityName: '安邻一期' },
  ...{ dutyPhone: '010-60001000', ...more },
})
const all = async <T>(collection: string): Promise<T[]> =>
  ((await cloud.database.collection(collection).limit(100).get()) as { data: T[] }).data

/** Nothing is there twice or half: one community, and its founder in it as person and on the roster. */
const expectFoundedBy = async (openid: string): Promise<void> => {
  const [communities, rosters, persons] = await Promise.all([
    all<Community>('communities'),
    all<Roster>('rosters'),
    all<Person>('persons'),
  ])
  expect(communities.map(({ name }) => name)).toEqual(['安邻一期'])
  expect(communities[0]!.policy).toEqual(DEFAULT_POLICY)
  const founder = persons.filter(({ roles }) => roles.length > 0)
  expect(founder.map(({ _id, roles }) => [_id, roles.map(({ role }) => role)])).toEqual([
    [personIdOf(openid), ['admin', 'manager']],
  ])
  expect(rosters.flatMap(({ members }) => members.map(({ name, roles }) => [name, roles]))).toEqual([
    ['杨柳', ['admin', 'manager']],
  ])
  const lines = await all<{ act: string; actorId: string }>('audit')
  expect(lines.map(({ act, actorId }) => [act, actorId])).toEqual([
    ['installation_claimed', personIdOf(openid)],
  ])
}

describe('an installation that nobody has', () => {
  it('is claimed with the code, however it is typed; its founder may do what administrators may', async () => {
    const { communityId } = await setup(YANG).claim(asked({ code: ' k7mp 2wqx9rtb ' }))
    await expectFoundedBy(YANG)
    const settings = await cloud.api(YANG).community.policy.get({ communityId })
    expect(settings.settings).toEqual({
      name: '安邻一期',
      dutyPhone: '010-60001000',
      departmentPhones: {},
    })
  })

  it('is claimed once, and the code is dead afterwards; its founder is told the same again', async () => {
    const first = await setup(YANG).claim(asked())
    expect(await refusalOf(setup(ZHU).claim(asked()))).toBe('CLAIM_OVER')
    expect(await setup(YANG).claim(asked({ communityName: '别的名字', code: 'forgotten' }))).toEqual(first)
    await expectFoundedBy(YANG)
  })

  it('is claimed by one of two at once', async () => {
    const outcomes = [YANG, ZHU].map((openid) => refusalOf(setup(openid).claim(asked())))
    expect((await Promise.all(outcomes)).sort()).toEqual(['CLAIM_OVER', 'allowed'])
    const [installation] = await all<{ claimedBy: string }>('installation')
    await expectFoundedBy(installation!.claimedBy === personIdOf(YANG) ? YANG : ZHU)
  })

  it('by the same person on two windows at once is claimed once', async () => {
    await Promise.all([setup(YANG).claim(asked()), setup(YANG).claim(asked())])
    await expectFoundedBy(YANG)
  })

  it('is not to be guessed: the tenth wrong code closes it for five minutes, for this person', async () => {
    const wrong = () => refusalOf(setup(ZHU).claim(asked({ code: 'K7MP-2WQX-9RTC' })))
    const outcomes: string[] = []
    for (let n = 0; n < 11; n += 1) outcomes.push(await wrong())
    expect(outcomes).toEqual([...Array<string>(10).fill('CLAIM_CODE'), 'TOO_MANY_TRIES'])
    expect(await refusalOf(setup(ZHU).claim(asked()))).toBe('TOO_MANY_TRIES')
    expect(await all('installation')).toEqual([])
    await setup(YANG).claim(asked())
    await expectFoundedBy(YANG)
  })

  it('killed anywhere, is completed by asking again and by nobody else', async () => {
    for (let nth = 1; nth <= 30; nth += STRIDE) {
      await cloud.local.database.clear()
      const death = cloud.local.faults.killAfterDbCall(nth, { fn: 'community' })
      const sent = asked()
      await setup(YANG)
        .claim(sent)
        .catch(() => undefined)
      const died = death.fired() > 0
      death.clear()
      const taken = (await all('installation')).length > 0
      if (taken) expect([nth, await refusalOf(setup(ZHU).claim(asked()))]).toEqual([nth, 'CLAIM_OVER'])
      await setup(YANG).claim(sent)
      await expectFoundedBy(YANG)
      if (!died) return
    }
    throw new Error('the claim never ran to its end')
  })

  it('answers a second time when the first answer was lost', async () => {
    const lost = cloud.local.faults.dropAnswer('community')
    const sent = asked()
    await expect(setup(YANG).claim(sent)).rejects.toBeDefined()
    lost.clear()
    expect(await setup(YANG).claim(sent)).toMatchObject({ communityName: '安邻一期' })
    await expectFoundedBy(YANG)
  })

  it.each([
    ['name', { name: '   ' }],
    ['communityName', { communityName: '' }],
    ['dutyPhone', { dutyPhone: '请打前台' }],
    ['dutyPhone', { dutyPhone: '12345' }],
  ])('names the field that is wrong: %s', async (field, wrong) => {
    const claimed = setup(YANG).claim(asked(wrong))
    await expect(claimed).rejects.toMatchObject({ code: 'BAD_INPUT', data: { field } })
    expect(await all('installation')).toEqual([])
  })
})

it('an installation that has a community already cannot be claimed', async () => {
  await seedSmallCommunity(cloud)
  expect(await refusalOf(setup(YANG).claim(asked()))).toBe('CLAIM_OVER')
})

it('whoever left the staff does not come back by the code', async () => {
  const { communityId } = await setup(YANG).claim(asked())
  const persons = cloud.database.collection('persons')
  await persons.doc(personIdOf(YANG)).update({ roles: [] })
  await setup(YANG).claim(asked())
  expect(await refusalOf(cloud.api(YANG).community.policy.get({ communityId }))).toBe('NOT_ALLOWED')
})

it('a further community has the same administrator, once', async () => {
  await setup(YANG).claim(asked())
  const sent = { commandId: command(), communityName: '安邻二期', dutyPhone: '010-60002000' }
  const added = await setup(YANG).addCommunity(sent)
  expect(await setup(YANG).addCommunity(sent)).toEqual(added)
  const { roles } = await cloud.api(YANG).community.me({})
  expect(roles.map(({ communityName, role }) => `${communityName} ${role}`)).toEqual([
    ...['安邻一期 admin', '安邻一期 manager', '安邻二期 admin', '安邻二期 manager'],
  ])
  expect((await all('communities')).length).toBe(2)
})

it('no two communities are called the same, however it is typed', async () => {
  const { communityId } = await setup(YANG).claim(asked({ communityName: 'Anlin 一期' }))
  const add = (communityName: string) =>
    setup(YANG).addCommunity({ commandId: command(), communityName, dutyPhone: '010-60002000' })
  for (const name of ['Anlin 一期', 'anlin一期', ' Ａｎｌｉｎ　一期 '])
    await expect(add(name)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { field: 'communityName', sentence: expect.stringContaining('已经有“Anlin 一期”') as string },
    })
  const second = await add('Anlin 二期')
  const rename = async (id: string, name: string) => {
    const { settings, version } = await cloud.api(YANG).community.policy.get({ communityId: id })
    const sent = { commandId: command(), communityId: id, version, settings: { ...settings, name } }
    return refusalOf(cloud.api(YANG).community.policy.settings(sent))
  }
  expect(await rename(second.communityId, 'ANLIN 一期')).toBe('BAD_INPUT')
  expect(await rename(communityId, 'ANLIN 一期')).toBe('allowed')
})

it('is offered to residents once its administrator has opened it', async () => {
  const { communityId } = await setup(YANG).claim(asked())
  const offered = () => cloud.nobody().community.home.communities({})
  expect(await offered()).toEqual({ communities: [], preparing: true })
  await setup(YANG).finish({ communityId, commandId: command() })
  expect(await offered()).toEqual({
    communities: [{ communityId, name: '安邻一期', dutyPhone: '010-60001000' }],
  })
})

describe('the state of the set-up', () => {
  it('of a new community says all that is missing; of one that works, nothing but templates', async () => {
    const { communityId } = await setup(YANG).claim(asked())
    expect(await setup(YANG).state({ communityId })).toMatchObject({
      ...{ communityName: '安邻一期', dutyPhone: '010-60001000', policyVersion: 1, units: 0, invited: 0 },
      missing: ['members', 'onDuty', 'units', 'templates'],
    })
    const small = await seedSmallCommunity(cloud)
    cloud.local.clock.setOffset(Date.UTC(2026, 10, 25, 2, 0) - Date.now())
    const state = await setup(small.people.admin.openid).state({ communityId: COMMUNITY_ID })
    const units = await all<{ communityId: string }>('units')
    expect(state.units).toBe(units.filter((unit) => unit.communityId === COMMUNITY_ID).length)
    expect(state.departments.find(({ department }) => department === 'engineering')).toMatchObject({
      members: small.roster.members.filter(({ department }) => department === 'engineering').length,
      lead: small.people.engineeringLead.name,
    })
    expect(state.missing).toContain('templates')
    expect(state.missing).not.toContain('units')
    expect(state.missing).not.toContain('onDuty')
  })

  it('is finished once, and stays so', async () => {
    const { communityId } = await setup(YANG).claim(asked())
    const { finishedAt } = await setup(YANG).finish({ communityId, commandId: command() })
    cloud.local.clock.setOffset(cloud.local.clock.offset() + 60_000)
    expect(await setup(YANG).finish({ communityId, commandId: command() })).toEqual({ finishedAt })
    expect((await setup(YANG).state({ communityId })).finishedAt).toBe(finishedAt)
  })
})

// The last one: from here on the SDK of this process talks to another cloud.
it('without a code, or with one that could be guessed, nothing can be claimed', async () => {
  for (const code of ['', 'K7MP-2WQX']) {
    const other = await startCloud({ functionEnv: { ANLIN_CLAIM_CODE: code } })
    const claimed = other.agreeing(YANG).community.setup.claim(asked({ code: code === '' ? 'any' : code }))
    await expect(claimed).rejects.toMatchObject({
      code: 'CLAIM_OVER',
      data: { sentence: expect.stringContaining('还没有设置开通码') as string },
    })
    await other.close()
  }
})
