import type { WhoAmI } from '../../../contract/community/me'

export type DeskStaffProps = { communityId: string; roles: WhoAmI['roles'] }
