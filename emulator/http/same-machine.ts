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

/**
 * Why a request is refused, or undefined. The Host check stops DNS rebinding; Origin and Sec-Fetch-Site stop other web
 * sites open in the same browser from changing anything here.
 */
export function strangerReason(req: IncomingMessage): string | undefined {
  const port = req.socket.localPort
  if (!isLocalHost(req.headers.host, port))
    return 'The Host header must be localhost or 127.0.0.1 with this port.'
  if (SAFE_METHODS.has(req.method ?? 'GET')) return undefined
  const { origin, 'sec-fetch-site': site } = req.headers
  if (origin !== undefined && !isOwnOrigin(origin, port))
    return 'Requests from another web site are refused (Origin).'
  if (site === 'cross-site' || site === 'same-site')
    return 'Requests from another web site are refused (Sec-Fetch-Site).'
  return undefined
}
