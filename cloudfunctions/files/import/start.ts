import { admit } from '../../_kit/call'
import { refuse } from '../../_kit/refuse'
import { files } from '../implementer'
import { beginJob } from '../job/begin'
import { viewOf } from '../job/job-view'

/** Begins to read an uploaded file. Nothing is written to the register before somebody has seen what would change. */
export const start = files.import.start.handler(async ({ input, context: { call } }) => {
  const { communityId, fileId, fileName, newBuildings, commandId } = input
  const { person } = await admit(call, Promise.resolve(), () => ({ communityId }))
  // Only what the caller has put there: a file's name is not a key to somebody else's.
  if (!fileId.includes(`/in/${person._id}/`)) throw refuse('BAD_INPUT', 'file_not_yours', { field: 'fileId' })
  const wanted = { kind: 'register_import' as const, communityId, fileId, fileName, newBuildings, commandId }
  return viewOf(await beginJob(wanted, person, call.now), call.now)
})
