import { deskLogin } from './desk-login'
import { home } from './home'
import { me } from './me'
import { onDuty } from './on-duty'

/** Who people are, which homes are theirs, who works here: what the function `community` answers. */
export const communityContract = { me, home, deskLogin, onDuty }
