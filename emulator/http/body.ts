import type { IncomingMessage } from 'node:http'

/** Thrown by the readers; routes answer it as a client error. */
export class BodyError extends Error {
  constructor(
    readonly status: 400 | 413,
    message: string,
  ) {
    super(message)
  }
}

/** The whole body, at most `limit` bytes. Beyond it the rest is drained, so that the caller still gets its 413. */
export function readBytes(req: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    req.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else chunks.length = 0
    })
    req.on('end', () => {
      if (size > limit) reject(new BodyError(413, `The request is larger than ${limit} bytes.`))
      else resolve(Buffer.concat(chunks))
    })
    // A sender that breaks off has sent nothing: whoever waits must not take the part for the whole.
    req.on('error', () => reject(new BodyError(400, 'The request broke off.')))
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new BodyError(400, 'The body is not JSON.')
  }
}

/** A JSON object body (BodyError 400 for anything else). An empty body is an empty object. */
export async function readJsonObject(req: IncomingMessage, limit: number): Promise<Record<string, unknown>> {
  const text = (await readBytes(req, limit)).toString('utf8')
  if (text === '') return {}
  const value = parse(text)
  if (!isRecord(value)) throw new BodyError(400, 'The body must be a JSON object.')
  return value
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A field of a foreign object as text; anything that is not a string is the empty string. */
export function textOf(source: Record<string, unknown>, key: string): string {
  const value = source[key]
  return typeof value === 'string' ? value : ''
}
