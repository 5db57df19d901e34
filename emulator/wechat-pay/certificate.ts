import { createSign, type KeyObject } from 'node:crypto'

// Just enough DER (ITU-T X.690) for a self-signed certificate (RFC 5280): node:crypto reads certificates and makes none.
const SEQUENCE = 0x30
const SET = 0x31
const INTEGER = 0x02
const BIT_STRING = 0x03
const NULL = 0x05
const OBJECT = 0x06
const UTF8 = 0x0c
const UTC_TIME = 0x17
const VERSION = 0xa0

const SHA256_WITH_RSA = Buffer.from('2a864886f70d01010b', 'hex')
const COMMON_NAME = Buffer.from('550403', 'hex')
const ORGANIZATION = Buffer.from('55040a', 'hex')

function lengthOf(size: number): Buffer {
  if (size < 0x80) return Buffer.from([size])
  const digits = size.toString(16)
  const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex')
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes])
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content])
}

function name(parts: readonly [Buffer, string][]): Buffer {
  const sets = parts.map(([oid, text]) =>
    der(SET, der(SEQUENCE, der(OBJECT, oid), der(UTF8, Buffer.from(text)))),
  )
  return der(SEQUENCE, ...sets)
}

/** YYMMDDhhmmssZ; good until 2049. */
function utcTime(at: number): Buffer {
  return der(UTC_TIME, Buffer.from(`${new Date(at).toISOString().replace(/\D/g, '').slice(2, 14)}Z`))
}

/**
 * A self-signed X.509 certificate (PEM).
 * @param o.serial hexadecimal, first digit below 8 so that it is positive; `from` and `until` are epoch ms
 */
export function selfSigned(o: {
  commonName: string
  serial: string
  from: number
  until: number
  publicKey: KeyObject
  privateKey: KeyObject
}): string {
  const algorithm = der(SEQUENCE, der(OBJECT, SHA256_WITH_RSA), der(NULL))
  const subject = name([
    [ORGANIZATION, 'Local Cloud'],
    [COMMON_NAME, o.commonName],
  ])
  const body = der(
    SEQUENCE,
    der(VERSION, der(INTEGER, Buffer.from([2]))),
    der(INTEGER, Buffer.from(o.serial, 'hex')),
    algorithm,
    subject,
    der(SEQUENCE, utcTime(o.from), utcTime(o.until)),
    subject,
    o.publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = createSign('sha256').update(body).sign(o.privateKey)
  const whole = der(SEQUENCE, body, algorithm, der(BIT_STRING, Buffer.from([0]), signature))
  const lines = whole.toString('base64').replace(/(.{64})(?=.)/g, '$1\n')
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
}
