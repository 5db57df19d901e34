/** Pictures that we keep, known by their first bytes and never by their name (design.md D7). */
export type PictureKind = 'jpg' | 'png' | 'webp'

const startsWith = (bytes: Buffer, signature: readonly number[], offset = 0): boolean =>
  signature.every((byte, index) => bytes[offset + index] === byte)

/** The kind of picture, or undefined when it is something else. */
export const pictureKindOf = (bytes: Buffer): PictureKind | undefined => {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpg'
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png'
  if (startsWith(bytes, [...Buffer.from('RIFF')]) && startsWith(bytes, [...Buffer.from('WEBP')], 8))
    return 'webp'
  return undefined
}
