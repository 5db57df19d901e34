import { serve } from '../_kit/serve'
import { audit } from './audit/list'
import { collect } from './desk-login/collect'
import { confirm } from './desk-login/confirm'
import { look } from './desk-login/look'
import { refuse } from './desk-login/refuse'
import { picture } from './desk-login/picture'
import { sessions, signOut, signOutEverywhere } from './desk-login/sessions'
import { start } from './desk-login/start'
import { firms } from './firms/firms'
import { home } from './home/home'
import { me } from './me'
import { onDuty } from './on-duty'
import { privacy } from './privacy/privacy'
import { register } from './register/register'
import { policy } from './policy/policy'
import { setup } from './setup/setup'
import { staff } from './staff/staff'
import { tick } from './tick'
import { tryOut } from './try-out/try-out'

export const main = serve({
  name: 'community',
  actions: {
    me,
    onDuty,
    home,
    staff,
    firms,
    policy,
    setup,
    privacy,
    audit,
    register,
    tryOut,
    deskLogin: { start, picture, look, confirm, refuse, collect, sessions, signOut, signOutEverywhere },
  },
  timer: tick,
})
