import type { AuditEntry } from '../../../domain/community/audit'
import type { PersonName } from '../../support/small-community'
import { refusalOf } from '../../support/cloud'
import { COMMUNITY_ID } from '../../support/small-community'
import { startFilesCloud, type FilesCloud } from '../files/files-cloud'
import { HEADINGS, homesIn, spreadsheet, textsOf } from '../files/spreadsheet'

let cloud: FilesCloud
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
})
afterAll(() => cloud.close())

const communityId = COMMUNITY_ID
const HOUSEHOLD = 'h-anlin-demo-1-1-101'
const UNIT = 'u-anlin-demo-1-1-101'
const register = (who: PersonName) => cloud.as(who).community.register
const phone = (who: PersonName, member: number, more: { version?: number; householdId?: string } = {}) =>
  register(who).revealPhone({
    ...{ communityId, householdId: HOUSEHOLD, version: 1, member, purpose: 'contact' },
    ...{ commandId: cloud.command(), ...more },
  })
const care = (who: PersonName, purpose: 'visit' | 'emergency' = 'visit') =>
  register(who).revealCare({ communityId, householdId: HOUSEHOLD, purpose, commandId: cloud.command() })
const lines = async (act: AuditEntry['act']): Promise<AuditEntry[]> =>
  (await cloud.all<AuditEntry>('audit')).filter((line) => line.act === act)

it('shows a number for a purpose that the person concerned reads', async () => {
  expect(await phone('dispatcher', 0)).toEqual({ name: '王芳', phone: cloud.small.people.wang.phone })
  await phone('dispatcher', 0)
  const seen = (await cloud.as('wang').community.audit.aboutMe({})).lines
  expect(seen).toMatchObject([
    { act: 'phone_revealed', actor: '何师傅', reason: '联系住户办事', ref: HOUSEHOLD },
  ])
  expect(await cloud.as('wangHusband').community.audit.aboutMe({})).toMatchObject({ lines: [] })
})

it('logs it for the household where the person has no account, without the number', async () => {
  expect(await phone('manager', 1)).toEqual({ name: '老王', phone: '13611112222' })
  const [line] = (await lines('phone_revealed')).filter(({ about }) => about === undefined)
  expect(line).toMatchObject({ ref: HOUSEHOLD, actorId: cloud.small.people.manager._id })
  expect(JSON.stringify(line)).not.toContain('13611112222')
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
  expect(await lines('care_revealed')).toHaveLength(2)
  await care('dispatcher')
  await care('dispatcher', 'emergency')
  expect(await lines('care_revealed')).toHaveLength(4)
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
