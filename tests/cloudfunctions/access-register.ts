import type { TestCloud } from '../support/cloud'
import { COMMUNITY_ID, type SmallCommunity } from '../support/small-community'

type Input = () => Promise<object>
type Stage = { cloud: TestCloud; small: SmallCommunity; newCommand: () => string }

let serial = 0

/** A job of the community in a state, written for one call. */
const jobIn = async (
  { cloud, small }: Stage,
  kind: 'register_import' | 'register_export',
  state: string,
): Promise<{ communityId: string; jobId: string }> => {
  const jobId = `job-${String((serial += 1))}`
  const now = cloud.local.clock.now()
  await cloud.database.collection('jobs').add({
    ...{ _id: jobId, version: 1, communityId: COMMUNITY_ID, communityName: '', kind, state, open: false },
    ...{ dueAt: now, expiresAt: now + 3_600_000, createdAt: now, fileName: '房屋.xlsx', newBuildings: false },
    ...{ by: { personId: small.people.admin._id, name: '' }, headings: [], notes: [] },
    ...{ total: 0, parts: 0, tries: 0, cursor: 0 },
    counts: { add: 0, change: 0, same: 0, refuse: 0, moved: 0 },
  })
  return { communityId: COMMUNITY_ID, jobId }
}

/** A unit that nobody lives in, or with one member and a mark of special care; written for one call. */
const unitIn = async ({ cloud }: Stage, lived: boolean) => {
  const n = String((serial += 1))
  const [unitId, householdId] = [`u-walk-${n}`, `h-walk-${n}`]
  const place = { communityId: COMMUNITY_ID, building: 'W', entrance: '1', room: n, label: `W栋1单元${n}室` }
  await cloud.database.collection('units').add({ _id: unitId, version: 1, ...place, areaCentiares: 100 })
  const member = { name: '王芳', relation: 'owner', phone: '13912345678' }
  await cloud.database.collection('households').add({
    ...{ _id: householdId, version: 1, communityId: COMMUNITY_ID, unitId, kind: 'vacant', from: 0 },
    ...(lived && { registered: [member], care: '独居老人' }),
  })
  return { unitId, householdId }
}

/** A request that waits, as what a look is for; written for one call. */
const taskIn = async ({ cloud }: Stage) => {
  const requestId = `request-look-${String((serial += 1))}`
  await cloud.database.collection('home_requests').add({
    ...{ _id: requestId, version: 1, communityId: COMMUNITY_ID, communityName: '', personId: 'p-nobody' },
    ...{ name: '新住户', phone: '13700000000', place: '1-1-101', relation: 'family', reason: '住在这里' },
    ...{ state: 'waiting', pending: [], askedAt: cloud.local.clock.now() },
  })
  return { task: { kind: 'request', requestId } }
}

/** For every action on the register: an input with which it goes through if the caller may, or who may reads why not. */
export const registerActions = (
  stage: () => Stage,
): Record<string, [touches: 'community', input: Input, through?: string]> => {
  const community: Input = () => Promise.resolve({ communityId: COMMUNITY_ID })
  const unitId = (): string => stage().small.units[0]!._id
  const commandId = (): string => stage().newCommand()
  const ready: Input = async () => ({
    ...(await jobIn(stage(), 'register_import', 'ready')),
    commandId: commandId(),
  })
  const job: Input = () => jobIn(stage(), 'register_import', 'ready')
  return {
    'community.register.buildings': ['community', community],
    'community.register.units': ['community', async () => ({ ...(await community()), building: '1' })],
    'community.register.unit': ['community', async () => ({ ...(await community()), unitId: unitId() })],
    'community.register.save': [
      'community',
      async () => ({
        ...{ ...(await community()), unitId: unitId(), commandId: commandId() },
        ...{ versions: { unit: 1, household: 1 }, form: {} },
      }),
    ],
    'community.register.add': [
      'community',
      async () => ({
        ...{ ...(await community()), commandId: commandId(), newBuilding: true, form: { area: '80' } },
        place: { phase: '', building: 'Z', entrance: '1', room: String((serial += 1)) },
      }),
    ],
    'community.register.remove': [
      'community',
      async () => ({
        ...{ ...(await community()), unitId: (await unitIn(stage(), false)).unitId },
        ...{ version: 1, commandId: commandId() },
      }),
    ],
    'community.register.tasks': ['community', async () => ({ ...(await community()), unitId: unitId() })],
    'community.register.revealPhone': [
      'community',
      async () => ({
        ...{ ...(await community()), householdId: (await unitIn(stage(), true)).householdId },
        ...(await taskIn(stage())),
        ...{ member: 0, version: 1, purpose: 'contact', commandId: commandId() },
      }),
    ],
    'community.register.revealCare': [
      'community',
      async () => ({
        ...{ ...(await community()), householdId: (await unitIn(stage(), true)).householdId },
        ...(await taskIn(stage())),
        ...{ purpose: 'visit', commandId: commandId() },
      }),
    ],
    'files.template': ['community', community],
    'files.offerUpload': ['community', async () => ({ ...(await community()), name: 'register-0001.xlsx' })],
    'files.job': ['community', job],
    'files.jobs': ['community', community],
    'files.import.start': [
      'community',
      async () => ({
        ...{ ...(await community()), fileId: 'cloud://local-env.bucket/in/nobody/x.xlsx' },
        ...{ fileName: '房屋.xlsx', commandId: commandId() },
      }),
      'BAD_INPUT',
    ],
    'files.import.rows': ['community', async () => ({ ...(await job()), kind: 'add' })],
    'files.import.confirm': ['community', ready],
    'files.import.discard': ['community', ready],
    'files.import.refused': ['community', job],
    'files.export.start': ['community', async () => ({ ...(await community()), commandId: commandId() })],
    'files.export.link': ['community', job, 'WRONG_STEP'],
  }
}
