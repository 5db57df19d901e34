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
