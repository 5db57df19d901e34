import { cancel, confirm, rate, reopen } from './resident-commands'
import { accept, appoint, arrive, assign, assignFirm, finish, setOut } from './staff-commands'
import { earlier } from './earlier'
import { get, list } from './reading'
import { reveal } from './reveal'
import { say } from './say'
import { submit, submitPublic } from './submit'
import { visitTimes } from './visit-times'
import { offerUpload } from './offer-upload'

export const actions = {
  submit,
  submitPublic,
  get,
  earlier,
  list,
  accept,
  assign,
  assignFirm,
  visitTimes,
  appoint,
  setOut,
  arrive,
  finish,
  confirm,
  rate,
  cancel,
  reopen,
  say,
  reveal,
  offerUpload,
}
