import type { ServerResponse } from 'node:http'

export const JSON_TYPE = 'application/json; charset=utf-8'

/** JSON reply. The SDK compares the content type only for protobuf calls, which are not emulated (cloudbase.md §1.2). */
export function sendJson(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  sendText(res, status, JSON_TYPE, JSON.stringify(body), headers)
}

/** Any text, or its bytes, with its type; never cached and never sniffed. */
export function sendText(
  res: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  res.writeHead(status, {
    'content-type': type,
    'content-length': bytes.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  })
  res.end(bytes)
}

/** Ends the connection without an answer: what the caller sees when the network fails after the work was done. */
export function loseAnswer(res: ServerResponse): void {
  res.socket?.destroy()
}
