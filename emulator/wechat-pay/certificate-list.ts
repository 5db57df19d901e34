import { rfc3339 } from './beijing-time'
import type { Answer } from './orders'
import type { Platform, SignedRequest } from './platform'
import { PayRefusal } from './refusal'
import { sealed } from './signature'

/** `GET /v3/certificates`: those that count now, newest first, each encrypted. @throws PayRefusal for new merchants */
export function certificateList(p: Platform, r: SignedRequest): Answer {
  if (r.merchant.keyMode === 'publicKey') {
    throw new PayRefusal(
      'RESOURCE_NOT_EXISTS',
      '无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥。',
    )
  }
  const data = p.keys.certificates().map((one) => ({
    serial_no: one.serial,
    effective_time: rfc3339(one.from),
    expire_time: rfc3339(one.until),
    encrypt_certificate: sealed(one.pem, 'certificate', r.merchant.apiV3Key, p.clock),
  }))
  return { status: 200, body: { data } }
}
