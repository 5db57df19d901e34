import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../clock'
import { readKept } from '../kept-file'
import { DAY_MS } from './beijing-time'
import { selfSigned } from './certificate'
import type { PayMerchant } from './options'

/** A platform certificate lives five years (wechat.md §1.3). */
const CERTIFICATE_MS = 5 * 365 * DAY_MS
/** For so long the former certificate still signs nothing but still counts, after a rotation. */
const OVERLAP_MS = 10 * DAY_MS

export type PlatformCertificate = {
  serial: string
  pem: string
  privateKeyPem: string
  from: number
  until: number
}
type PublicKeyPair = { id: string; privateKeyPem: string }
type Stored = {
  publicKey?: PublicKeyPair
  certificates: PlatformCertificate[]
  merchants: Record<string, string>
}

/** What signs on the platform's side: a serial as `Wechatpay-Serial` carries it, and its private key. */
export type SigningKey = { serial: string; privateKey: KeyObject }

export type PayKeys = {
  publicKey(): { id: string; pem: string; signing: SigningKey }
  /** Those that count now, newest first; at least one. */
  certificates(): PlatformCertificate[]
  /** Makes a new certificate; the former one counts on for ten days. */
  rotate(): PlatformCertificate
  /** The merchant's public key, as it registered it or as it was made for it. */
  merchant(one: PayMerchant): KeyObject
  /** The private key made for a merchant that brought none (PEM). */
  merchantPrivateKey(mchid: string): string
}

function newPrivateKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

function newCertificate(clock: Clock): PlatformCertificate {
  const privateKeyPem = newPrivateKey()
  const from = clock.now() - (clock.now() % 1000)
  const until = from + CERTIFICATE_MS
  // First digit 1 to 7: a positive integer in DER without a leading zero.
  const serial = `5${clock.randomHex(20).slice(1)}`.toUpperCase()
  const pem = selfSigned({
    commonName: 'Local WeChat Pay',
    serial,
    from,
    until,
    privateKey: createPrivateKey(privateKeyPem),
    publicKey: createPublicKey(privateKeyPem),
  })
  return { serial, pem, privateKeyPem, from, until }
}

function digits(clock: Clock, count: number): string {
  return BigInt(`0x${clock.randomHex(count)}`)
    .toString()
    .slice(0, count)
}

/** Keys are made when first needed and kept in `dir`/wechat-pay-keys.json (readable by its owner only). */
export function openPayKeys(dir: string | undefined, clock: Clock): PayKeys {
  const file = dir === undefined ? undefined : join(dir, 'wechat-pay-keys.json')
  const stored: Stored =
    file !== undefined && existsSync(file) ? (readKept(file) as Stored) : { certificates: [], merchants: {} }
  const save = (): void => {
    if (dir === undefined || file === undefined) return
    mkdirSync(dir, { recursive: true })
    writeFileSync(`${file}.partial`, JSON.stringify(stored), { mode: 0o600 })
    renameSync(`${file}.partial`, file)
  }
  const publicPair = (): PublicKeyPair => {
    if (!stored.publicKey) {
      stored.publicKey = { id: `PUB_KEY_ID_${digits(clock, 28)}`, privateKeyPem: newPrivateKey() }
      save()
    }
    return stored.publicKey
  }
  const add = (): PlatformCertificate => {
    const made = newCertificate(clock)
    const until = clock.now() + OVERLAP_MS
    stored.certificates = [
      made,
      ...stored.certificates.map((one) => ({ ...one, until: Math.min(one.until, until) })),
    ]
    save()
    return made
  }
  const merchantPrivateKey = (mchid: string): string => {
    const known = stored.merchants[mchid] ?? newPrivateKey()
    if (stored.merchants[mchid] === undefined) {
      stored.merchants[mchid] = known
      save()
    }
    return known
  }
  return {
    publicKey: () => {
      const { id, privateKeyPem } = publicPair()
      const pem = createPublicKey(privateKeyPem).export({ type: 'spki', format: 'pem' }).toString()
      return { id, pem, signing: { serial: id, privateKey: createPrivateKey(privateKeyPem) } }
    },
    certificates: () => {
      const valid = stored.certificates.filter((one) => one.until > clock.now())
      return valid.length > 0 ? valid : [add()]
    },
    rotate: () => {
      if (stored.certificates.length === 0) add()
      return add()
    },
    merchant: (one) => createPublicKey(one.publicKeyPem ?? merchantPrivateKey(one.mchid)),
    merchantPrivateKey,
  }
}
