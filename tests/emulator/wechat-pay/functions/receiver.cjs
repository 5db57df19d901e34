// What a merchant does with a notification, by node:crypto alone: verify, decrypt, print, acknowledge.
const { createDecipheriv, createVerify } = require('node:crypto')

const refused = (message) => ({ statusCode: 401, body: JSON.stringify({ code: 'FAIL', message }) })

exports.main = (event) => {
  const header = (name) => event.headers[`wechatpay-${name}`] ?? ''
  const message = `${header('timestamp')}\n${header('nonce')}\n${event.body}\n`
  if (header('serial') !== process.env.PAY_KEY_ID) return refused('unknown serial')
  if (Math.abs(Date.now() / 1000 - Number(header('timestamp'))) > 300) return refused('too old')
  if (!createVerify('RSA-SHA256').update(message).verify(process.env.PAY_KEY, header('signature'), 'base64'))
    return refused('signature')
  const { resource } = JSON.parse(event.body)
  const sealed = Buffer.from(resource.ciphertext, 'base64')
  const opener = createDecipheriv('aes-256-gcm', process.env.PAY_V3_KEY, resource.nonce)
  opener.setAAD(Buffer.from(resource.associated_data)).setAuthTag(sealed.subarray(-16))
  console.log(opener.update(sealed.subarray(0, -16), undefined, 'utf8') + opener.final('utf8'))
  return { statusCode: 204 }
}
