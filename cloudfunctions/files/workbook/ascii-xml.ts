import { StringDecoder } from 'node:string_decoder'

const SLICE = 64 * 1024

const reference = (letter: string): string => `&#x${(letter.codePointAt(0) ?? 0).toString(16)};`

/**
 * The same XML with every letter that is not ASCII as a character reference. exceljs 4.4.0 decodes each piece of a stream
 * by itself: a Chinese character that falls on the edge of two pieces comes out as "���", in silence.
 */
export const asciiXml = (utf8: Buffer): Buffer => {
  const decoder = new StringDecoder('utf8')
  const parts: Buffer[] = []
  for (let at = 0; at < utf8.length; at += SLICE) {
    const text = decoder.write(utf8.subarray(at, at + SLICE))
    parts.push(Buffer.from(text.replace(/[^\0-\x7f]/gu, reference), 'latin1'))
  }
  return Buffer.concat(parts)
}
