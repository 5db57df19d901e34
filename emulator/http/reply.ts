import type { ServerResponse } from 'node:http'

/** JSON reply. The SDK compares the content type only for protobuf calls, which are not emulated (cloudbase.md §1.2). */
export function sendJson(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  sendText(res, status, 'application/json; charset=utf-8', JSON.stringify(body), headers)
}

/** Any text with its type; never cached and never sniffed. */
export function sendText(
  res: ServerResponse,
  status: number,
  type: string,
  body: string,
  headers: Record<string, string> = {},
): void {
  res.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  })
  res.end(body)
}

/** Ends the connection without an answer: what the caller sees when the network fails after the work was done. */
export function loseAnswer(res: ServerResponse): void {
  res.socket?.destroy()
}
