import { change, end, setRota } from './change'
import { endDeputy, nameDeputy } from './deputies'
import { invite, withdraw } from './invite'
import { join, lookInvitation } from './join'
import { list } from './list'
import { myDeputies } from './my-deputies'

/** Who works here, as what, and when (domain.md §2). */
export const staff = {
  list,
  invite,
  withdraw,
  lookInvitation,
  join,
  change,
  setRota,
  nameDeputy,
  endDeputy,
  myDeputies,
  end,
}
