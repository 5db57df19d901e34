import type { IncomingMessage } from 'node:http'

const LOCAL_NAMES = new Set(['localhost', '127.0.0.1'])
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

function isLocalHost(host: string | undefined, port: number | undefined): boolean {
  if (host === undefined) return false
  const [name = '', given = '80'] = host.toLowerCase().split(':')
  return LOCAL_NAMES.has(name) && Number(given) === port
}

function isOwnOrigin(origin: string, port: number | undefined): boolean {
  return origin.startsWith('http://') && isLocalHost(origin.slice('http://'.length), port)
}

/** Whether a page of this server, under either of its names, sent the request. */
export function fromOwnPage(req: IncomingMessage): boolean {
  const { origin } = req.headers
  return origin !== undefined && isOwnOrigin(origin, req.socket.localPort)
}

/**
 * Why a request is refused, or undefined. The Host check stops DNS rebinding; Origin and Sec-Fetch-Site stop other web
 * sites open in the same browser from changing anything here. Between localhost and 127.0.0.1 the browser says
 * cross-site, so an own Origin decides before Sec-Fetch-Site.
 */
export function strangerReason(req: IncomingMessage): string | undefined {
  if (!isLocalHost(req.headers.host, req.socket.localPort)) {
    return 'The Host header must be localhost or 127.0.0.1 with this port.'
  }
  if (SAFE_METHODS.has(req.method ?? 'GET') || fromOwnPage(req)) return undefined
  const { origin, 'sec-fetch-site': site } = req.headers
  if (origin !== undefined) return 'Requests from another web site are refused (Origin).'
  return site === 'cross-site' || site === 'same-site'
    ? 'Requests from another web site are refused (Sec-Fetch-Site).'
    : undefined
}
