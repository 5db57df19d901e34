import { causes } from './words/causes'
import { claim } from './words/claim'
import { common } from './words/common'
import { home } from './words/home'
import { joinHome } from './words/join-home'
import { joinStaff } from './words/join-staff'
import { myHomes } from './words/my-homes'
import { myThings } from './words/my-things'
import { report } from './words/report'
import { desk } from './words/desk'
import { deputies } from './words/deputies'
import { deskHomes } from './words/desk-homes'
import { deskStaff } from './words/desk-staff'
import { policy } from './words/policy'
import { privacy } from './words/privacy'
import { register } from './words/register'
import { setup } from './words/setup'
import { residentTicketPage } from './words/resident-ticket-page'
import { residentTicket } from './words/resident-ticket'
import { staff } from './words/staff'
import { tabs } from './words/tabs'
import { workFigures } from './words/work-figures'
import { ticket } from './words/ticket'
import { tryOut } from './words/try-out'

/** Every word the app shows. A feature adds its own file under words/ and one line here. */
export const words = {
  ...common,
  ...tabs,
  ...ticket,
  ...residentTicket,
  ...residentTicketPage,
  ...home,
  ...report,
  ...myThings,
  ...joinHome,
  ...joinStaff,
  ...myHomes,
  ...staff,
  ...causes,
  ...desk,
  ...deskHomes,
  ...deskStaff,
  ...deputies,
  ...workFigures,
  ...register,
  ...claim,
  ...policy,
  ...setup,
  ...privacy,
  ...tryOut,
}

export type WordKey = keyof typeof words
export type Language = 'zh' | 'en'

/** The sentence of a key with its `{names}` filled; a name without a value stays visible, so that a test sees it. */
export function say(
  key: WordKey,
  params: Record<string, string | number> = {},
  language: Language = 'zh',
): string {
  return words[key][language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    return value === undefined ? whole : String(value)
  })
}
