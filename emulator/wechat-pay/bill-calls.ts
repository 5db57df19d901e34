import type { Signer } from '../secret'
import { billFile, BILL_TYPES, gzipped, sha1, type BillQuestion } from './bill'
import type { Answer } from './orders'
import { subPayee, type Platform, type SignedRequest } from './platform'
import { PayRefusal, wrongField } from './refusal'

/** A download address lives five minutes. */
const LINK_MS = 5 * 60_000

type Ticket = BillQuestion & { gzip: boolean; until: number }

function questionOf(r: SignedRequest): BillQuestion {
  const type = BILL_TYPES.find((one) => one === (r.query.get('bill_type') ?? 'ALL'))
  if (!type) throw wrongField('bill_type', '不是允许的取值', r.query.get('bill_type'))
  const sub = r.query.get('sub_mchid')
  const payee = sub === null ? { mchid: r.merchant.mchid } : subPayee(r.merchant, sub)
  return { ...payee, day: r.query.get('bill_date') ?? '', type }
}

/** `GET /v3/bill/tradebill`: where the file is and what its SHA1 is, unpacked. @throws PayRefusal */
export function askForBill(p: Platform, signer: Signer, r: SignedRequest): Answer {
  const question = questionOf(r)
  const packing = r.query.get('tar_type')
  if (packing !== null && packing !== 'GZIP') throw wrongField('tar_type', '不是允许的取值', packing)
  const file = billFile(p, question)
  const ticket: Ticket = { ...question, gzip: packing === 'GZIP', until: p.clock.now() + LINK_MS }
  const text = Buffer.from(JSON.stringify(ticket)).toString('base64url')
  const download_url = `${p.origin()}/wechatpay/v3/billdownload/file?token=${text}.${signer.sign(text)}`
  return { status: 200, body: { hash_type: 'SHA1', hash_value: sha1(file), download_url } }
}

/** `GET /v3/billdownload/file`: the file itself, which is not signed. @throws PayRefusal */
export function downloadBill(p: Platform, signer: Signer, r: SignedRequest): Buffer {
  const [text = '', signature = ''] = (r.query.get('token') ?? '').split('.')
  if (!signer.verify(text, signature)) throw wrongField('token', 'token无效')
  const ticket = JSON.parse(Buffer.from(text, 'base64url').toString()) as Ticket
  if (ticket.mchid !== r.merchant.mchid) throw new PayRefusal('NO_AUTH')
  if (p.clock.now() >= ticket.until) throw wrongField('token', 'token已过期')
  const file = billFile(p, ticket)
  return ticket.gzip ? gzipped(file) : file
}
