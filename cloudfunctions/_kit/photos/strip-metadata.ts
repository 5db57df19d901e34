import type { PictureKind } from './picture-kind'

/** JPEG segments without picture data: APP1 (Exif, XMP), APP13 (IPTC), comments. APP0, APP2 (colour) and APP14 stay. */
const JPEG_DROPPED = new Set([0xe1, 0xed, 0xfe])
const JPEG_START_OF_SCAN = 0xda

const stripJpeg = (bytes: Buffer): Buffer => {
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === JPEG_START_OF_SCAN) break
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (!JPEG_DROPPED.has(marker)) kept.push(bytes.subarray(at, end))
    at = end
  }
  return Buffer.concat([...kept, bytes.subarray(at)])
}

const PNG_SIGNATURE_BYTES = 8
const PNG_DROPPED = new Set(['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME'])

const stripPng = (bytes: Buffer): Buffer => {
  const kept: Buffer[] = [bytes.subarray(0, PNG_SIGNATURE_BYTES)]
  let at = PNG_SIGNATURE_BYTES
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (!PNG_DROPPED.has(bytes.toString('latin1', at + 4, at + 8))) kept.push(bytes.subarray(at, end))
    at = end
  }
  return Buffer.concat(kept)
}

const WEBP_HEADER_BYTES = 12
const WEBP_DROPPED = new Set(['EXIF', 'XMP '])
/** In VP8X's flags: an Exif chunk and an XMP chunk follow. */
const WEBP_METADATA_FLAGS = 0x08 | 0x04

const withoutMetadataFlags = (chunk: Buffer): Buffer => {
  const copy = Buffer.from(chunk)
  copy[8] = (copy[8] ?? 0) & ~WEBP_METADATA_FLAGS
  return copy
}

const stripWebp = (bytes: Buffer): Buffer => {
  const kept: Buffer[] = []
  let at = WEBP_HEADER_BYTES
  while (at + 8 <= bytes.length) {
    const size = bytes.readUInt32LE(at + 4)
    const end = at + 8 + size + (size % 2)
    const name = bytes.toString('latin1', at, at + 4)
    const chunk = bytes.subarray(at, end)
    if (!WEBP_DROPPED.has(name)) kept.push(name === 'VP8X' ? withoutMetadataFlags(chunk) : chunk)
    at = end
  }
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
