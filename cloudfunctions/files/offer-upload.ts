import { admit } from '../_kit/call'
import { cloud } from '../_kit/cloudbase'
import { files } from './implementer'

type Metadata = {
  data: { url: string; token: string; authorization: string; fileId: string; cosFileId: string }
}

/** A place for one spreadsheet of the caller under in/, valid for one PUT (design.md D7). */
export const offerUpload = files.offerUpload.handler(async ({ input, context: { call } }) => {
  const { person } = await admit(call, Promise.resolve(), () => ({ communityId: input.communityId }))
  const cloudPath = `in/${person._id}/${input.name}`
  const { data } = (await cloud.getUploadMetadata({ cloudPath })) as Metadata
  return {
    fileId: data.fileId,
    url: data.url,
    headers: {
      signature: data.authorization,
      authorization: data.authorization,
      'x-cos-security-token': data.token,
      'x-cos-meta-fileid': data.cosFileId,
      key: encodeURIComponent(cloudPath),
    },
  }
})
