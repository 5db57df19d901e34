import { request } from 'node:http'

/** GET with headers fetch would not let us set; resolves to the status. */
export function statusOf(
  url: string,
  o: { method?: string; headers?: Record<string, string>; path?: string },
): Promise<number> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(url)
    const req = request(
      { host: '127.0.0.1', port, path: o.path ?? '/', method: o.method ?? 'GET', headers: o.headers },
      (res) => {
        res.resume()
        resolve(res.statusCode ?? 0)
      },
    )
    req.on('error', reject)
    req.end()
  })
}
