import { bindFound, findByPhone } from './by-phone'
import { communities } from './communities'
import { decideRequest, requests } from './decide-request'
import { findPlaces } from './find-places'
import { handOver } from './hand-over'
import { invite, withdrawInvitation } from './invite'
import { join, lookInvitation } from './join'
import { leave, members, remove } from './members'
import { myRequests, request, withdrawRequest } from './request'
import { revealRequest } from './reveal-request'

/** Binding a home and who belongs to it (domain.md §2). */
export const home = {
  communities,
  findByPhone,
  bindFound,
  invite,
  withdrawInvitation,
  lookInvitation,
  join,
  request,
  myRequests,
  withdrawRequest,
  requests,
  revealRequest,
  decideRequest,
  findPlaces,
  members,
  remove,
  leave,
  handOver,
}
