/** Pictures made byte by byte, with everything in them that a camera and an editor leave behind. */

export const SECRET = 'GPS 39.9087N 116.3975E'

const be16 = (n: number): Buffer => Buffer.from([n >> 8, n & 255])
const be32 = (n: number): Buffer => Buffer.from([n >>> 24, (n >> 16) & 255, (n >> 8) & 255, n & 255])
const le32 = (n: number): Buffer => Buffer.from([...be32(n)].reverse())
const join = (...parts: (Buffer | string)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)))

const segment = (marker: number, body: Buffer | string): Buffer => {
  const bytes = join(body)
  return join(Buffer.from([0xff, marker]), be16(bytes.length + 2), bytes)
}
const SCAN_HEADER = Buffer.from([1, 1, 0, 0, 63, 0])
/** Coded data with a stuffed zero and a restart marker, which are no end. */
const CODED = Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56])
export const JPEG_PICTURE = join(CODED, 'the picture itself')
const END = Buffer.from([0xff, 0xd9])

export const jpeg = (
  o: { app2?: string; trailer?: Buffer | string; second?: boolean; shows?: string } = {},
): Buffer =>
  join(
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, 'JFIF\0\x01\x02\0\0\x01\0\x01\0\0'),
    segment(0xe1, `Exif\0\0MM\0*${SECRET}`),
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0<x>${SECRET}</x>`),
    Buffer.from([0xff]),
    segment(0xe2, o.app2 ?? 'ICC_PROFILE\0\x01\x01colours'),
    segment(0xe2, `MPF\0${SECRET}`),
    segment(0xe5, `vendor ${SECRET}`),
    segment(0xeb, `JP c2pa ${SECRET}`),
    segment(0xed, `Photoshop 3.0\0${SECRET}`),
    segment(0xfe, `comment ${SECRET}`),
    segment(0xdb, 'quantisation'),
    segment(0xc2, 'frame'),
    segment(0xda, SCAN_HEADER),
    JPEG_PICTURE,
    Buffer.from(o.shows ?? ''),
    // A progressive picture has further scans; a comment may stand between them.
    ...(o.second === false ? [] : [segment(0xfe, SECRET), segment(0xda, SCAN_HEADER), 'second scan']),
    END,
    o.trailer ?? `MotionPhoto ${SECRET}`,
  )

const chunk = (name: string, body: Buffer | string): Buffer => {
  const bytes = join(body)
  return join(be32(bytes.length), name, bytes, be32(0))
}
export const PNG_PICTURE = 'compressed picture'
export const png = (): Buffer =>
  join(
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', 'size and depth'),
    chunk('eXIf', SECRET),
    chunk('tEXt', `Location\0${SECRET}`),
    chunk('iTXt', SECRET),
    chunk('zTXt', SECRET),
    chunk('tIME', '1234567'),
    chunk('caBX', SECRET),
    chunk('IDAT', PNG_PICTURE),
    chunk('IEND', ''),
    SECRET,
  )

const riff = (name: string, body: Buffer | string): Buffer => {
  const bytes = join(body)
  return join(name, le32(bytes.length), bytes, bytes.length % 2 === 1 ? '\0' : '')
}
export const WEBP_PICTURE = 'lossy picture'
export const webp = (): Buffer => {
  const body = join(
    'WEBP',
    riff('VP8X', Buffer.from([0x0c, 0, 0, 0, 1, 0, 0, 1, 0, 0])),
    riff('VP8 ', WEBP_PICTURE),
    riff('EXIF', SECRET),
    riff('XMP ', SECRET),
    riff('secr', SECRET),
  )
  return join('RIFF', le32(body.length), body, SECRET)
}
