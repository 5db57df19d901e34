import { admit } from '../_kit/call'
import { offerPlace } from '../_kit/uploads'
import { files } from './implementer'

/** A place for one spreadsheet of the caller under in/ (design.md D7). */
export const offerUpload = files.offerUpload.handler(async ({ input, context: { call } }) => {
  const { person } = await admit(call, Promise.resolve(), () => ({ communityId: input.communityId }))
  return offerPlace(person._id, input.name, call.now)
})
