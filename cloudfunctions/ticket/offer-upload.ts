import { admit } from '../_kit/call'
import { offerPlace } from '../_kit/uploads'
import { tickets } from './implementer'

/** A place for one photo of the caller under in/ (design.md D7). */
export const offerUpload = tickets.offerUpload.handler(async ({ input, context: { call } }) => {
  const { person } = await admit(call, Promise.resolve({}), (subject) => subject)
  return offerPlace(person._id, input.name, call.now)
})
