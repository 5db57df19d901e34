import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { strangerReason } from './same-machine'
import { sendJson } from './reply'

/** Answers one request; resolves to false when the path is not its own. */
export type Route = (req: IncomingMessage, res: ServerResponse, url: URL) => Promise<boolean> | boolean

export type HttpServer = { port: number; url: string; close(): Promise<void> }

async function answer(routes: Route[], req: IncomingMessage, res: ServerResponse): Promise<void> {
  const stranger = strangerReason(req)
  if (stranger !== undefined) {
    sendJson(res, 403, { code: 'FORBIDDEN', message: stranger })
    return
  }
  const url = new URL(req.url ?? '/', 'http://127.0.0.1')
  for (const route of routes) {
    if (await route(req, res, url)) return
  }
  sendJson(res, 404, { code: 'NOT_FOUND', message: `Nothing is served at ${url.pathname}.` })
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const busy = `Port ${port} on 127.0.0.1 is in use (EADDRINUSE): stop the other program or choose another port.`
      reject(error.code === 'EADDRINUSE' ? Object.assign(new Error(busy), { code: 'EADDRINUSE' }) : error)
    })
    server.listen(port, '127.0.0.1', () => resolve(server.address() as AddressInfo))
  })
}

/** Listens on 127.0.0.1 only. Port 0 picks a free one; a busy port rejects with a sentence and code EADDRINUSE. */
export async function startHttpServer(o: {
  port: number
  routes: Route[]
  log: (line: string) => void
}): Promise<HttpServer> {
  const server = createServer((req, res) => {
    answer(o.routes, req, res).catch((error: unknown) => {
      o.log(
        `http ${req.method ?? ''} ${req.url ?? ''}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      )
      if (res.headersSent) res.destroy()
      else sendJson(res, 500, { code: 'SYS_ERR', message: 'The local cloud failed; its log says why.' })
    })
  })
  server.keepAliveTimeout = 30_000
  const { port } = await listen(server, o.port)
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
