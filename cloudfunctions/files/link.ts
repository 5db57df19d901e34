import { cloud } from '../_kit/cloudbase'
import { photoLinks } from '../_kit/photos/keep-photos'
import { refuse } from '../_kit/refuse'

export type Link = { url: string; name: string }

/** A link to a file of ours that holds for an hour. */
export const linkTo = async (fileId: string, name: string): Promise<Link> => {
  const url = (await photoLinks([fileId]))[fileId]
  if (url === undefined) throw refuse('NOT_FOUND', 'not_found')
  return { url, name }
}

/** Keeps a written spreadsheet where no client can read it, under a path that a repeat overwrites. */
export const keep = async (path: string, fileContent: Buffer): Promise<string> => {
  const kept = await cloud.uploadFile({ cloudPath: `files/${path}.xlsx`, fileContent })
  return kept.fileID
}
