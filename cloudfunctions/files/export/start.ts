import { say } from '../../../contract/sentences'
import { dayOf } from '../../../domain/kernel/instant'
import { record } from '../../_kit/audit'
import { admit } from '../../_kit/call'
import { files } from '../implementer'
import { admitToJob } from '../job/admit-to-job'
import { beginJob } from '../job/begin'
import { viewOf } from '../job/job-view'
import { linkTo } from '../link'

/** Begins to write the whole register into a file of the import's own format. */
export const start = files.export.start.handler(async ({ input, context: { call } }) => {
  const { communityId, commandId } = input
  const { person } = await admit(call, Promise.resolve(), () => ({ communityId }))
  const fileName = `房屋档案 ${dayOf(call.now)}.xlsx`
  await record(commandId, {
    ...{ communityId, at: call.now, actorId: person._id },
    ...{ act: 'register_exported', object: fileName },
  })
  const wanted = { kind: 'register_export' as const, communityId, commandId, fileName, newBuildings: false }
  return viewOf(await beginJob(wanted, person, call.now), call.now)
})

export const link = files.export.link.handler(async ({ input, context: { call }, errors }) => {
  const { job } = await admitToJob(call, input)
  if (job.kind !== 'register_export' || job.resultId === undefined)
    throw errors.WRONG_STEP({ data: { sentence: say('import_not_ready') } })
  return linkTo(job.resultId, job.fileName)
})
