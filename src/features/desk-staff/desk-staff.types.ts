import type { WhoAmI } from '../../../contract/community/me'

export type DeskStaffProps = { communityId: string; personId: string; roles: WhoAmI['roles'] }
