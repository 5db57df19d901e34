import type { AuditEntry } from '../../../domain/community/audit'
import { MINUTE } from '../../../domain/kernel/instant'
import { refusalOf } from '../../support/cloud'
import { COMMUNITY_ID, OTHER_COMMUNITY_ID, type PersonName } from '../../support/small-community'
import { report, type Story } from '../../support/ticket-story'
import { startFilesCloud, type FilesCloud } from '../files/files-cloud'
import { HEADINGS, homesIn, spreadsheet, textsOf } from '../files/spreadsheet'

type Task = { kind: 'ticket'; ticketId: string } | { kind: 'request'; requestId: string }

const communityId = COMMUNITY_ID
const HOUSEHOLD = 'h-anlin-demo-1-1-101'
const UNIT = 'u-anlin-demo-1-1-101'

let cloud: FilesCloud
/** 王芳's open ticket, about this very unit. */
let task: Task
beforeAll(async () => {
  cloud = await startFilesCloud()
  await cloud.database
    .collection('households')
    .doc(HOUSEHOLD)
    .update({
      registered: [
        { name: '王芳', relation: 'owner', phone: cloud.small.people.wang.phone },
        { name: '老王', relation: 'family', phone: '13611112222' },
        { name: '小王', relation: 'family' },
      ],
      care: '独居老人，每周探望',
    })
  task = await ticketIn('look-open')
})
afterAll(() => cloud.close())

const ticketIn = async (
  ticketId: string,
  more: object = {},
  goes: (story: Story) => Story = (story) => story,
): Promise<Task> => {
  const at = cloud.local.clock.now() - 60 * MINUTE
  const { ticket } = goes(report(cloud.small, { id: ticketId, at }).dispatched(cloud.small.people.chen))
  await cloud.database.collection('tickets').add({ ...ticket, ...more })
  return { kind: 'ticket', ticketId }
}
const requestIn = async (requestId: string, more: object = {}): Promise<Task> => {
  await cloud.database.collection('home_requests').add({
    ...{ _id: requestId, version: 1, communityId, communityName: '', personId: 'p-lan', pending: [] },
    ...{ name: '兰小兰', phone: '13712340001', relation: 'family', reason: '和父母住', state: 'waiting' },
    ...{ place: '1栋1单元101', askedAt: cloud.local.clock.now(), ...more },
  })
  return { kind: 'request', requestId }
}

type Look = { version?: number; householdId?: string; task?: Task; commandId?: string }
const register = (who: PersonName) => cloud.as(who).community.register
const phone = (who: PersonName, member: number, more: Look = {}) =>
  register(who).revealPhone({
    ...{ communityId, householdId: HOUSEHOLD, version: 1, member, purpose: 'contact', task },
    ...{ commandId: cloud.command(), ...more },
  })
const care = (who: PersonName, purpose: 'visit' | 'emergency' = 'visit', more: Look = {}) =>
  register(who).revealCare({
    ...{ communityId, householdId: HOUSEHOLD, purpose, task, commandId: cloud.command(), ...more },
  })
const lines = async (act: AuditEntry['act']): Promise<AuditEntry[]> =>
  (await cloud.all<AuditEntry>('audit')).filter((line) => line.act === act)

it('shows a number for an open task and a purpose that the person concerned reads', async () => {
  expect(await phone('dispatcher', 0)).toEqual({ name: '王芳', phone: cloud.small.people.wang.phone })
  await phone('dispatcher', 0)
  const seen = (await cloud.as('wang').community.audit.aboutMe({})).lines
  expect(seen).toMatchObject([
    {
      ...{ act: 'phone_revealed', actor: '何师傅', reason: '联系住户办事', ref: HOUSEHOLD },
      task: { kind: 'ticket', number: expect.any(String) as string, category: 'water_leak' },
    },
  ])
  expect(await cloud.as('wangHusband').community.audit.aboutMe({})).toMatchObject({ lines: [] })
  const log = (await cloud.as('manager').community.audit.list({ communityId })).lines
  expect(log[0]).toMatchObject({ actor: '何静', about: '王芳', object: '1栋1单元101室' })
})

describe('the task', () => {
  const before = async () => (await lines('phone_revealed')).length
  const sentenceOf = async (asked: Task, who: PersonName = 'dispatcher') => {
    const input = { communityId, householdId: HOUSEHOLD, version: 1, member: 0, purpose: 'contact' }
    const action = 'community.register.revealPhone'
    const { openid } = cloud.small.people[who]
    const commandId = cloud.command()
    const sent = { action, input: { ...input, task: asked, commandId } }
    const reply = (await cloud.send({ openid }, 'community', sent)) as {
      error: { code: string; data: { sentence: string } }
    }
    return [reply.error.code, reply.error.data.sentence]
  }

  it('may be a waiting request, and is no longer one once it is decided', async () => {
    const request = await requestIn('look-request')
    await phone('supervisor', 0, { task: request })
    const [newest] = (await cloud.as('wang').community.audit.aboutMe({})).lines
    expect(newest).toMatchObject({ task: { kind: 'request' } })
    expect(JSON.stringify(newest)).not.toMatch(/兰|look-request/)
    const n = await before()
    for (const state of ['refused', 'approved', 'withdrawn']) {
      await cloud.database.collection('home_requests').doc('look-request').update({ state })
      expect(await sentenceOf(request)).toEqual(['TASK_OVER', '这个申请已经处理或撤回，不能再为它查看。'])
    }
    expect(await before()).toBe(n)
  })

  it('is refused once its ticket is closed, also between opening the dialog and pressing', async () => {
    const closing = await ticketIn('look-closing')
    const offered = await register('dispatcher').tasks({ communityId, unitId: UNIT })
    expect(offered.here).toContainEqual(expect.objectContaining({ ticketId: 'look-closing' }))
    await cloud.as('wang').ticket.cancel({ ticketId: 'look-closing', commandId: cloud.command() })
    const n = await before()
    expect(await sentenceOf(closing)).toEqual([
      'TASK_OVER',
      '这张工单已经办结，不能再为它查看。请选一件还在办的事。',
    ])
    expect(await refusalOf(care('dispatcher', 'visit', { task: closing }))).toBe('TASK_OVER')
    expect(await before()).toBe(n)
  })

  it('is of this community, exists, and is not the caller’s own', async () => {
    const n = await before()
    const elsewhere = await ticketIn('look-elsewhere', { communityId: OTHER_COMMUNITY_ID })
    const request = await requestIn('look-request-elsewhere', { communityId: OTHER_COMMUNITY_ID })
    for (const asked of [elsewhere, request, { kind: 'ticket', ticketId: 'look-none' } as const])
      expect((await sentenceOf(asked))[0]).toBe('BAD_INPUT')
    const own = await requestIn('look-own', { personId: cloud.small.people.dispatcher._id })
    expect((await sentenceOf(own))[0]).toBe('NOT_ALLOWED')
    const { wang, dispatcher } = cloud.small.people
    const persons = cloud.database.collection('persons').doc(dispatcher._id)
    await persons.update({ homes: wang.homes })
    expect(await sentenceOf(task)).toEqual(['NOT_ALLOWED', '不能处理自己或自己家的工单，请交给同事。'])
    await persons.update({ homes: cloud.database.command.set([]) })
    expect((await sentenceOf(task, 'stranger'))[0]).toBe('NOT_ALLOWED')
    expect(await before()).toBe(n)
  })

  it('leaves one line when the answer was lost and the same is asked again', async () => {
    const n = await before()
    const commandId = cloud.command()
    const again = () => phone('manager', 0, { commandId })
    const lost = cloud.local.faults.dropAnswer('community')
    await again().catch(() => undefined)
    expect(lost.fired()).toBe(1)
    expect(await again()).toMatchObject({ name: '王芳' })
    expect(await before()).toBe(n + 1)
    await phone('manager', 0, { task: await ticketIn('look-another') })
    expect(await before()).toBe(n + 2)
  })
})

describe('the tasks offered', () => {
  const offered = (find?: string, unitId = UNIT) =>
    register('dispatcher').tasks({ communityId, unitId, ...(find !== undefined && { find }) })
  const ids = (tasks: { kind: string; ticketId?: string; requestId?: string }[]) =>
    tasks.map(({ ticketId, requestId }) => ticketId ?? requestId)

  it('begin with those of the unit, tickets and requests that name it, then others', async () => {
    await requestIn('names-it', { place: '１栋 1单元 101' })
    await requestIn('names-the-building', { place: '1栋' })
    await ticketIn('of-nobody', { householdId: '', number: 'QRSTU2' })
    const { here, others } = await offered()
    expect(ids(here)).toEqual(expect.arrayContaining(['look-open', 'names-it']))
    expect(ids(here)).not.toContain('of-nobody')
    expect(ids(others)).toEqual(expect.arrayContaining(['of-nobody', 'names-the-building']))
    expect(ids(others)).not.toContain('look-open')
    expect(JSON.stringify([here, others])).not.toMatch(/王芳|兰小兰|139\d{8}|和父母住/)
  })

  it('are found by number while they are open, in capitals or not', async () => {
    expect(ids((await offered(' qrstu2 ')).others)).toEqual(['of-nobody'])
    await cloud.database.collection('tickets').doc('of-nobody').update({ open: false })
    expect((await offered('QRSTU2')).others).toEqual([])
    expect(await refusalOf(offered('', 'u-other-garden-9-1-901'))).toBe('NOT_FOUND')
  })
})

it('tells whoever the number belongs to of the looks before they came', async () => {
  expect(await phone('manager', 1)).toEqual({ name: '老王', phone: '13611112222' })
  const line = (await lines('phone_revealed')).find(({ about = '' }) => about.startsWith('n'))
  expect(line).toMatchObject({ ref: HOUSEHOLD, actorId: cloud.small.people.manager._id })
  expect(JSON.stringify(line)).not.toMatch(/13611112222|老王/)
  const [shown] = (await cloud.as('manager').community.audit.list({ communityId })).lines
  expect(shown).not.toHaveProperty('about')
  const { _id } = cloud.small.people.zhang
  const zhang = cloud.database.collection('persons').doc(_id)
  const mine = async () => (await cloud.as('zhang').community.audit.aboutMe({})).lines
  await zhang.update({ phone: '13611112222' })
  expect(await mine()).toEqual([])
  await zhang.update({ phoneVerifiedAt: 1 })
  expect(await mine()).toMatchObject([{ act: 'phone_revealed', actor: '朱师傅', task: { kind: 'ticket' } }])
  await zhang.update({ phone: cloud.small.people.zhang.phone })
})

it('shows nobody’s number by mistake: not after the members changed, nor where there is none', async () => {
  const before = (await lines('phone_revealed')).length
  expect(await refusalOf(phone('dispatcher', 0, { version: 2 }))).toBe('CHANGED')
  expect(await refusalOf(phone('dispatcher', 2))).toBe('NOT_FOUND')
  expect(await refusalOf(phone('dispatcher', 9))).toBe('NOT_FOUND')
  expect(await refusalOf(phone('dispatcher', 0, { householdId: 'h-other-garden-9-1-901' }))).toBe('NOT_FOUND')
  const ended = { _id: 'h-ended', version: 1, communityId, unitId: UNIT, kind: 'let', from: 1, to: 2 }
  await cloud.database
    .collection('households')
    .add({ ...ended, registered: [{ name: '甲', relation: 'tenant', phone: '13611113333' }] })
  expect(await refusalOf(phone('dispatcher', 0, { householdId: 'h-ended' }))).toBe('ALREADY_ENDED')
  expect((await lines('phone_revealed')).length).toBe(before)
})

it('tells of special care only those who visit, and what it is only for a purpose that all of the home can read', async () => {
  const looked = async (who: PersonName) => {
    const { tenures, maySee } = await register(who).unit({ communityId, unitId: UNIT })
    expect(JSON.stringify(tenures)).not.toContain('独居')
    return [tenures[0]?.marked, maySee.care]
  }
  expect(await looked('dispatcher')).toEqual([true, true])
  expect(await looked('manager')).toEqual([true, true])
  expect(await looked('supervisor')).toEqual([undefined, false])
  expect(await looked('admin')).toEqual([undefined, false])
  expect(await care('dispatcher')).toEqual({ care: '独居老人，每周探望' })
  expect(await refusalOf(care('supervisor'))).toBe('NOT_ALLOWED')
  expect(await refusalOf(care('admin'))).toBe('NOT_ALLOWED')
  for (const who of ['wang', 'wangHusband'] as const) {
    const seen = (await cloud.as(who).community.audit.aboutMe({})).lines
    expect(seen[0]).toMatchObject({ act: 'care_revealed', actor: '何师傅', reason: '走访关怀' })
  }
  // Two who have an account, and one whose number is registered.
  expect(await lines('care_revealed')).toHaveLength(3)
  await care('dispatcher')
  await care('dispatcher', 'emergency')
  expect(await lines('care_revealed')).toHaveLength(6)
})

it('keeps the words of special care out of logs, previews and exports', async () => {
  await cloud.building('Q')
  const file = (words: string) =>
    spreadsheet([
      [...HEADINGS, '特殊关怀'],
      [...homesIn('Q')('101'), words],
    ])
  await cloud.imported(await file('独居老人'))
  const ready = await cloud.finished(await cloud.begin(await file('行动不便')))
  const { rows } = await cloud.rows(ready, 'change')
  expect(rows[0]?.changes).toMatchObject([{ field: 'care', from: '已登记', to: '行动不便' }])
  const logOf = async (who: PersonName) =>
    (await register(who).unit({ communityId, unitId: 'u-Q-101' })).log.flatMap(({ changes }) => changes)
  expect((await logOf('manager')).find(({ field }) => field === 'care')).toMatchObject({
    from: '',
    to: '已登记',
  })
  expect((await logOf('admin')).map(({ field }) => field)).not.toContain('care')
  const admin = cloud.as('admin').files
  const job = await cloud.finished(await admin.export.start({ communityId, commandId: cloud.command() }))
  const texts = await textsOf(
    await cloud.download(await admin.export.link({ communityId, jobId: job.jobId })),
  )
  expect(JSON.stringify(texts)).toContain('王芳')
  expect(JSON.stringify(texts)).not.toMatch(/特殊关怀|独居/)
})
