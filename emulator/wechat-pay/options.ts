/** Which keys sign for a merchant: new ones have a public key only, old ones certificates, migrating ones both. */
export type KeyMode = 'publicKey' | 'certificate' | 'both'

/** A merchant as it signed up. Everything here is in its contract or its merchant platform. */
export type PayMerchant = {
  mchid: string
  /** The payee's name on the payment sheet. */
  name: string
  /** Serial number of the merchant's API certificate. */
  serial: string
  /** Its public key or certificate (PEM). Absent: a key pair is made and kept in the cloud's folder. */
  publicKeyPem?: string
  /** 32 bytes as typed. */
  apiV3Key: string
  /** Apps bound to this merchant number. */
  appids: string[]
  /** A service provider's sub-merchants; their orders go through the partner paths. */
  subMerchants?: { mchid: string; name: string; appids?: string[] }[]
  /** Default 'both'. */
  keyMode?: KeyMode
}

export type PayOptions = {
  merchants: PayMerchant[]
  /** The first notification and each nth after it is preceded by a SIGNTEST probe (20); 0 = never. */
  signTestEvery?: number
  /** How long a refund takes (ms of the cloud's clock; one minute). */
  refundMs?: number
}

export const NO_PAY: PayOptions = { merchants: [] }
