import { createPrivateKey } from 'node:crypto'
import type { PayKeys, SigningKey } from './keys'
import type { KeyMode, PayMerchant } from './options'
import { PayRefusal } from './refusal'

function ofCertificate(keys: PayKeys, serial?: string): SigningKey | undefined {
  const one = keys
    .certificates()
    .find((known) => serial === undefined || known.serial === serial.toUpperCase())
  return one && { serial: one.serial, privateKey: createPrivateKey(one.privateKeyPem) }
}

/** The key of a kind that signs for this merchant unasked: new merchants have no certificates, old ones no public key. */
export function ownKey(keys: PayKeys, mode: KeyMode, preferred: 'publicKey' | 'certificate'): SigningKey {
  const kind = mode === 'both' ? preferred : mode
  return (kind === 'certificate' ? ofCertificate(keys) : undefined) ?? keys.publicKey().signing
}

/**
 * What signs an answer: the request's `Wechatpay-Serial` chooses, without it the merchant's own kind (certificates for
 * those that have both). A serial that is not in use is refused (wechat.md §1.3).
 */
export function signingKeyFor(keys: PayKeys, merchant: PayMerchant): SigningKey
export function signingKeyFor(
  keys: PayKeys,
  merchant: PayMerchant,
  asked: string | undefined,
): SigningKey | PayRefusal
export function signingKeyFor(keys: PayKeys, merchant: PayMerchant, asked?: string): SigningKey | PayRefusal {
  const mode = merchant.keyMode ?? 'both'
  if (asked === undefined) return ownKey(keys, mode, 'certificate')
  const found = asked.startsWith('PUB_KEY_ID_')
    ? mode !== 'certificate' && keys.publicKey().id === asked
      ? keys.publicKey().signing
      : undefined
    : mode === 'publicKey'
      ? undefined
      : ofCertificate(keys, asked)
  return found ?? new PayRefusal('PARAM_ERROR', '平台证书序列号Wechatpay-Serial错误')
}
