import { communityContract } from './community/community'
import { filesContract } from './files'
import { insightContract } from './insight'
import { notifyContract } from './notify'
import { ticketContract } from './ticket'

/** Everything the app may ask; the first word is the cloud function that answers (design.md D1, D2). */
export const contract = {
  community: communityContract,
  files: filesContract,
  insight: insightContract,
  notify: notifyContract,
  ticket: ticketContract,
}
export type Contract = typeof contract
