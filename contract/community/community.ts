import { audit } from './audit'
import { deskLogin } from './desk-login'
import { firms } from './firms'
import { home } from './home'
import { me } from './me'
import { onDuty } from './on-duty'
import { registerContract as register } from '../register'
import { policyActions as policy } from './policy'
import { privacy } from './privacy'
import { setup } from './setup'
import { staff } from './staff'
import { tryOut } from './try-out'

/** Who people are, which homes are theirs, who works here: what the function `community` answers. */
export const communityContract = {
  me,
  home,
  staff,
  firms,
  policy,
  setup,
  tryOut,
  privacy,
  audit,
  deskLogin,
  onDuty,
  register,
}
