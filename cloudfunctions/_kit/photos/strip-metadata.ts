import type { PictureKind } from './picture-kind'

/**
 * Works by lists of what stays, so that a container's next idea of where to keep a location is gone too, and ends where
 * the picture ends: cameras append previews and whole films, which carry a location of their own.
 */
const startsWith = (bytes: Buffer, text: string): boolean =>
  bytes.subarray(0, text.length).toString('latin1') === text

const broken = (): RangeError => new RangeError('the picture’s container is broken')

const JPEG_START_OF_SCAN = 0xda
const JPEG_END = 0xd9
const isApplication = (marker: number): boolean => marker >= 0xe0 && marker <= 0xef
const JPEG_COMMENT = 0xfe

/** APP0 is the file's header, APP2 the colour profile unless it is something else, APP14 Adobe's colour transform. */
const jpegKeeps = (marker: number, body: Buffer): boolean => {
  if (marker === JPEG_COMMENT) return false
  if (!isApplication(marker)) return true
  return (
    (marker === 0xe0 && startsWith(body, 'JFIF\0')) ||
    (marker === 0xe2 && startsWith(body, 'ICC_PROFILE\0')) ||
    (marker === 0xee && startsWith(body, 'Adobe'))
  )
}

/** The end of a scan's coded data: the next marker that is neither a stuffed zero nor a restart. */
const endOfScan = (bytes: Buffer, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

/** A picture cut off in its last scan stays viewable, so it is kept; one without a scan is none. */
const stripJpeg = (bytes: Buffer): Buffer => {
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let scanned = false
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) throw broken()
    const marker = bytes[at + 1] ?? 0
    if (marker === JPEG_END) break
    // Any number of fill bytes may stand before a marker.
    const end = marker === 0xff ? at + 1 : at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length) throw broken()
    if (marker !== 0xff && jpegKeeps(marker, bytes.subarray(at + 4, end))) kept.push(bytes.subarray(at, end))
    at = end
    if (marker === JPEG_START_OF_SCAN) {
      scanned = true
      at = endOfScan(bytes, end)
      kept.push(bytes.subarray(end, at))
    }
  }
  if (!scanned) throw broken()
  return Buffer.concat([...kept, Buffer.from([0xff, JPEG_END])])
}

const PNG_SIGNATURE_BYTES = 8
const PNG_KEPT = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD pHYs acTL fcTL fdAT'.split(' '),
)

const stripPng = (bytes: Buffer): Buffer => {
  const kept: Buffer[] = [bytes.subarray(0, PNG_SIGNATURE_BYTES)]
  let at = PNG_SIGNATURE_BYTES
  for (;;) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) throw broken()
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (PNG_KEPT.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') return Buffer.concat(kept)
    at = end
  }
}

const WEBP_HEADER_BYTES = 12
const WEBP_KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
/** In VP8X's flags: an Exif chunk and an XMP chunk follow. */
const WEBP_METADATA_FLAGS = 0x08 | 0x04

const withoutMetadataFlags = (chunk: Buffer): Buffer => {
  const copy = Buffer.from(chunk)
  copy[8] = (copy[8] ?? 0) & ~WEBP_METADATA_FLAGS
  return copy
}

const stripWebp = (bytes: Buffer): Buffer => {
  const kept: Buffer[] = []
  const last = Math.min(bytes.length, 8 + bytes.readUInt32LE(4))
  let at = WEBP_HEADER_BYTES
  while (at + 8 <= last) {
    const size = bytes.readUInt32LE(at + 4)
    if (at + 8 + size > bytes.length) throw broken()
    const end = at + 8 + size + (size % 2)
    const name = bytes.toString('latin1', at, at + 4)
    const chunk = bytes.subarray(at, end)
    if (WEBP_KEPT.has(name)) kept.push(name === 'VP8X' ? withoutMetadataFlags(chunk) : chunk)
    at = end
  }
  if (kept.length === 0) throw broken()
  const body = Buffer.concat(kept)
  const header = Buffer.from(bytes.subarray(0, WEBP_HEADER_BYTES))
  header.writeUInt32LE(body.length + 4, 4)
  return Buffer.concat([header, body])
}

const STRIP: Record<PictureKind, (bytes: Buffer) => Buffer> = {
  jpg: stripJpeg,
  png: stripPng,
  webp: stripWebp,
}

/**
 * The same picture without where and with what it was taken (domain.md §8). Works on the container and leaves the
 * picture's own data alone. @throws RangeError when the container is broken
 */
export const stripMetadata = (bytes: Buffer, kind: PictureKind): Buffer => STRIP[kind](bytes)
