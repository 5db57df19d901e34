import { inflateRawSync } from 'node:zlib'

/** One file in a zip archive, as its central directory has it. */
type Entry = { name: string; method: number; packed: number; size: number; offset: number }

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const MOST_ENTRIES = 1000
/** What reads a stream copies what it has not used yet: of large pieces it copies gigabytes. */
const PIECE = 64 * 1024

/** What a register of 30,000 rows unpacks to is a quarter of this; more is made to fill the memory (a zip bomb). */
const MOST_UNPACKED = 192 * 1024 * 1024

const endOf = (bytes: Buffer): number => {
  const first = Math.max(0, bytes.length - END_BYTES - 0xffff)
  for (let at = bytes.length - END_BYTES; at >= first; at -= 1) if (bytes.readUInt32LE(at) === END) return at
  throw new RangeError('no end of a central directory')
}

const entriesOf = (bytes: Buffer): Entry[] => {
  const end = endOf(bytes)
  const entries: Entry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== CENTRAL) throw new RangeError('not an entry of a central directory')
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ]
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + extra + comment
  }
  return entries
}

/** The content of an entry. @throws RangeError when it is more than the directory says */
const unpack = (bytes: Buffer, { method, packed, size, offset }: Entry): Buffer => {
  if (bytes.readUInt32LE(offset) !== LOCAL) throw new RangeError('not a file of an archive')
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  const content = bytes.subarray(start, start + packed)
  if (method === 0) return content
  if (method !== 8) throw new RangeError(`unknown compression ${method}`)
  return inflateRawSync(content, { maxOutputLength: Math.max(size, 1) })
}

/** The head of a file that lies in an archive as it is. */
const headOf = (name: string, size: number): Buffer => {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(LOCAL, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt32LE(size, 18)
  head.writeUInt32LE(size, 22)
  head.writeUInt16LE(Buffer.byteLength(name), 26)
  return Buffer.concat([head, Buffer.from(name)])
}

/** Tells a reader that nothing follows: without it some wait for more, and call the archive cut off. */
const endMark = (): Buffer => {
  const mark = Buffer.alloc(END_BYTES)
  mark.writeUInt32LE(END, 0)
  return mark
}

export type Archive = {
  names: string[]
  /** The text of an entry, only as long as it is looked at. */
  text: (name: string) => string
  /**
   * A new archive of these entries, in this order and each as `change` makes it, to be read from its beginning to its end
   * (it has no directory); one entry after the other is unpacked.
   */
  stream: (names: readonly string[], change: (content: Buffer) => Buffer) => Generator<Buffer>
}

/**
 * Opens a zip archive and makes sure that it holds what it says: `too_much` when it says more than a register can be,
 * `damaged` when an entry is more than it says or cannot be unpacked.
 */
export const openArchive = (bytes: Buffer): Archive | 'too_much' | 'damaged' => {
  try {
    const entries = entriesOf(bytes)
    const sum = entries.reduce((total, { size }) => total + size, 0)
    if (sum > MOST_UNPACKED || entries.length > MOST_ENTRIES) return 'too_much'
    for (const entry of entries) if (unpack(bytes, entry).length !== entry.size) return 'damaged'
    return {
      names: entries.map(({ name }) => name),
      text: (name) => {
        const entry = entries.find((one) => one.name === name)
        return entry === undefined ? '' : unpack(bytes, entry).toString('utf8')
      },
      stream: function* (names, change) {
        for (const name of names) {
          const entry = entries.find((one) => one.name === name)
          if (entry === undefined) continue
          const content = change(unpack(bytes, entry))
          yield headOf(name, content.length)
          for (let at = 0; at < content.length; at += PIECE) yield content.subarray(at, at + PIECE)
        }
        yield endMark()
      },
    }
  } catch {
    return 'damaged'
  }
}
