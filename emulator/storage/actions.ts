import { refusal, type AdminReply } from '../admin/reply'
import type { Clock } from '../clock'
import type { Identity } from '../functions/call'
import { isRecord, textOf } from '../http/body'
import type { FileIds } from './cloud-path'
import { uploadUrl, type Links } from './links'
import type { ObjectStore } from './object-store'
import { ownerOf, type StorageGuard } from './rules'

export type StorageOptions = {
  store: ObjectStore
  ids: FileIds
  links: Links
  guard: StorageGuard
  clock: Clock
  origin: () => string
}

/** Default life of a download link: 2 hours (WeChat cloud storage guide). */
const LINK_SECONDS = 7200
/** The SDK sends lists of at most 50 (node-sdk documentation of getTempFileURL). */
const LIST_LIMIT = 50

function uploadMetadata(o: StorageOptions, params: Record<string, unknown>): AdminReply {
  const path = textOf(params, 'path')
  const fault = o.ids.faultOf(path)
  if (fault !== undefined) return refusal('INVALID_PARAM', `cloudPath: ${fault}`)
  const { authorization, token } = o.links.putTicket(path)
  const fileId = o.ids.idOf(path)
  const cosFileId = Buffer.from(fileId).toString('base64url')
  return { data: { url: uploadUrl(o.origin(), path), token, authorization, fileId, cosFileId } }
}

function downloadLink(o: StorageOptions, entry: unknown): Record<string, unknown> {
  const wanted = isRecord(entry) ? entry : {}
  const fileID = textOf(wanted, 'fileid')
  const path = o.ids.pathOf(fileID)
  const maxAge = typeof wanted.max_age === 'number' && wanted.max_age > 0 ? wanted.max_age : LINK_SECONDS
  if (path === undefined || !o.store.head(path))
    return { code: 'STORAGE_FILE_NONEXIST', fileID, tempFileURL: '' }
  const tempFileURL = o.links.downloadUrl(path, maxAge)
  // The SDK encodes links before it follows them, but not those it asked for as COS_URL.
  return {
    code: 'SUCCESS',
    fileID,
    tempFileURL: wanted.url_type === 'COS_URL' ? encodeURI(tempFileURL) : tempFileURL,
    maxAge,
  }
}

function remove(o: StorageOptions, entry: unknown): Record<string, unknown> {
  const fileID = typeof entry === 'string' ? entry : ''
  const path = o.ids.pathOf(fileID)
  const removed = path !== undefined && o.store.remove(path)
  return { code: removed ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST', fileID }
}

function copy(o: StorageOptions, entry: unknown): Record<string, unknown> {
  const wanted = isRecord(entry) ? entry : {}
  const from = textOf(wanted, 'src_path')
  const to = textOf(wanted, 'dst_path')
  const fault = o.ids.faultOf(from) ?? o.ids.faultOf(to)
  if (fault !== undefined) return { code: 'INVALID_PARAM', message: fault }
  const source = o.store.head(from)
  const bytes = o.store.read(from)
  if (!source || !bytes) return { code: 'STORAGE_FILE_NONEXIST', message: `${from} does not exist` }
  if (wanted.overwrite === false && o.store.head(to))
    return { code: 'STORAGE_REQUEST_FAIL', message: `${to} exists` }
  o.store.put({ path: to, type: source.type, owner: '', at: o.clock.now() }, bytes)
  if (wanted.remove_original === true) o.store.remove(from)
  return { code: 'SUCCESS', fileId: o.ids.idOf(to) }
}

/** Who asks: the SDK sends the ids of the caller it runs for. */
function identityOf(params: Record<string, unknown>): Identity {
  const [openid, uid] = [textOf(params, 'openId'), textOf(params, 'uid')]
  if (openid !== '') return { kind: 'phone', openid }
  return uid === '' ? { kind: 'none' } : { kind: 'browser', uid, customUserId: '' }
}

/** `storage.getFileAuthority`: whether the rules let the caller of the function read and write each path. */
function authority(o: StorageOptions, identity: Identity, entry: unknown): Record<string, unknown> {
  const wanted = isRecord(entry) ? entry : {}
  const path = textOf(wanted, 'path')
  const type = textOf(wanted, 'type')
  const legal = o.ids.faultOf(path) === undefined
  const file = { path, owner: o.store.head(path)?.owner ?? ownerOf(identity) }
  return {
    path,
    cosFileId: Buffer.from(o.ids.idOf(path)).toString('base64url'),
    read: type.startsWith('READ') && legal && o.guard.mayRead(identity, file),
    write: type.endsWith('WRITE') && legal && o.guard.mayWrite(identity, file),
  }
}

/** `storage.*` of the server SDK (cloudbase.md §1.2). */
export function storageActions(o: StorageOptions) {
  const each = (
    list: unknown,
    key: string,
    work: (o: StorageOptions, entry: unknown) => unknown,
  ): AdminReply => {
    if (!Array.isArray(list) || list.length === 0)
      return refusal('INVALID_PARAM', 'the list of files is empty')
    if (list.length > LIST_LIMIT) return refusal('INVALID_PARAM', `at most ${LIST_LIMIT} files at once`)
    const results = list.map((entry) => work(o, entry))
    return { data: key === '' ? results : { [key]: results } }
  }
  return (action: string, params: Record<string, unknown>): AdminReply | undefined => {
    switch (action) {
      case 'storage.getUploadMetadata':
        return uploadMetadata(o, params)
      case 'storage.batchGetDownloadUrl':
        return each(params.file_list, 'download_list', downloadLink)
      case 'storage.batchDeleteFile':
        return each(params.fileid_list, 'delete_list', remove)
      case 'storage.batchCopyFile':
        return each(params.file_list, 'copy_list', copy)
      case 'storage.getFileAuthority':
        return each(params.fileList, '', (_, entry) => authority(o, identityOf(params), entry))
      default:
        return undefined
    }
  }
}
