import { crc32 } from './crc32'
import { deflateSync } from 'node:zlib'
import { textOf } from '../http/body'
import { qrMatrix } from './qr-code'
import type { WechatOptions } from './templates'

const QUIET = 4
const DEFAULT_WIDTH = 430
// The scene's alphabet and length as documented for getUnlimitedQRCode.
const SCENE = /^[0-9a-zA-Z!#$&'()*+,/:;=?@\-._~]{1,32}$/

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'ascii'), body])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(body.length, 0)
  frame.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
}

/** Greyscale PNG of a matrix, about `width` pixels wide, with the quiet zone a scanner needs. */
export function matrixPng(matrix: number[][], width: number): Buffer {
  const modules = matrix.length + 2 * QUIET
  const scale = Math.max(1, Math.floor(width / modules))
  const side = modules * scale
  const line = (row: number[] | undefined): Buffer => {
    const pixels = Buffer.alloc(1 + side, 0xff)
    pixels[0] = 0
    row?.forEach((dark, i) =>
      pixels.fill(dark ? 0 : 0xff, 1 + (QUIET + i) * scale, 1 + (QUIET + i + 1) * scale),
    )
    return pixels
  }
  const lines = Array.from({ length: side }, (_, y) => line(matrix[Math.floor(y / scale) - QUIET]))
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 8
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const data = deflateSync(Buffer.concat(lines))
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** `POST /wxa/getwxacodeunlimit`: an image, or the refusal as JSON. The code holds `<page>?scene=<scene>`. */
export function miniProgramCode(
  settings: WechatOptions,
  body: Record<string, unknown>,
): Buffer | Record<string, unknown> {
  const scene = textOf(body, 'scene')
  const page = textOf(body, 'page')
  if (!SCENE.test(scene)) return { errcode: 40129, errmsg: 'invalid scene' }
  if (page.startsWith('/')) return { errcode: 41030, errmsg: 'invalid page' }
  const released = settings.pages === undefined || page === '' || settings.pages.includes(page)
  if (body.check_path !== false && !released) return { errcode: 41030, errmsg: 'invalid page' }
  const matrix = qrMatrix(`${page}?scene=${encodeURIComponent(scene)}`)
  if (!matrix) return { errcode: 40159, errmsg: 'path is too long' }
  return matrixPng(
    matrix,
    typeof body.width === 'number' ? Math.min(1280, Math.max(280, body.width)) : DEFAULT_WIDTH,
  )
}
