import { createReadStream, existsSync, statSync } from 'node:fs'
import { extname, join, normalize, sep } from 'node:path'
import type { Route } from './http/server'
import { decoded } from './http/path'
import { sendText } from './http/reply'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
}

/** Content type by file name; unknown names are bytes. */
export function contentType(name: string): string {
  return TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream'
}

/** The file a URL path names inside `root`; undefined when it would leave it or is not a file. */
export function fileWithin(root: string, path: string): string | undefined {
  const name = decoded(path)
  if (name === undefined) return undefined
  const file = normalize(join(root, name))
  if (!file.startsWith(normalize(root) + sep) || !existsSync(file) || !statSync(file).isFile())
    return undefined
  return file
}

/** The built H5 app at `/`. A path without an extension is a page of the app, so it gets index.html. */
export function appFilesRoute(appDir: string | undefined): Route {
  return (req, res, url) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return false
    const page = extname(url.pathname) === ''
    const file = appDir === undefined ? undefined : fileWithin(appDir, page ? '/index.html' : url.pathname)
    if (file === undefined) {
      if (page && url.pathname === '/')
        sendText(res, 404, 'text/plain; charset=utf-8', 'The app is not built yet.')
      return page && url.pathname === '/'
    }
    const { size, mtimeMs } = statSync(file)
    // A rebuild must show at once, so the browser asks every time and is told when nothing changed.
    const etag = `"${size}-${mtimeMs}"`
    const fresh = req.headers['if-none-match'] === etag
    res.writeHead(fresh ? 304 : 200, {
      'content-type': contentType(file),
      ...(fresh ? {} : { 'content-length': size }),
      'cache-control': 'no-cache',
      etag,
      'x-content-type-options': 'nosniff',
    })
    if (fresh || req.method === 'HEAD') res.end()
    else createReadStream(file).pipe(res)
    return true
  }
}
