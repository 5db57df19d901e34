// The service's naming rule for cloudPath: 850 bytes, no leading or double slash, these characters and 汉字 only.
const MAX_BYTES = 850
const DOCUMENTED = /^[0-9a-zA-Z/!\-_. *\u4e00-\u9fff]+$/
/** The service has been seen to take others (the SDK's own tests use |); these have a meaning in addresses or none at all. */
const NEVER = /[\p{Cc}\\?#%]/u

export type PathMode = 'strict' | 'compatible'

/** Why a path is not a legal cloudPath, or undefined. Dot segments are refused so that no path names a parent. */
export function cloudPathFault(path: string, mode: PathMode = 'strict'): string | undefined {
  if (path === '') return 'the path is empty'
  if (Buffer.byteLength(path) > MAX_BYTES) return `the path is longer than ${MAX_BYTES} bytes`
  if (mode === 'strict' ? !DOCUMENTED.test(path) : NEVER.test(path))
    return 'the path holds a character that is not allowed'
  const segments = path.split('/')
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) {
    return 'the path must not begin or end with a slash, nor hold //, . or ..'
  }
  return undefined
}

/** File ids of one environment: `cloud://<envId>.<bucket>/<path>`. */
export type FileIds = {
  idOf(path: string): string
  /** The path, or undefined for an id of another environment or an illegal path. */
  pathOf(fileId: string): string | undefined
  faultOf(path: string): string | undefined
}

export function createFileIds(envId: string, mode: PathMode = 'strict'): FileIds {
  const prefix = `cloud://${envId}.local-${envId}/`
  const faultOf = (path: string): string | undefined => cloudPathFault(path, mode)
  return {
    idOf: (path) => prefix + path,
    pathOf: (fileId) => {
      if (!fileId.startsWith(prefix)) return undefined
      const path = fileId.slice(prefix.length)
      return faultOf(path) === undefined ? path : undefined
    },
    faultOf,
  }
}
