import type { WhoAmI } from '../../../contract/community/me'
import type { WordKey } from '../../ui/words'

type Role = WhoAmI['roles'][number]['role']

export type DeskPage =
  'deskLive' | 'deskWork' | 'deskRegister' | 'deskHomes' | 'deskStaff' | 'deskPolicy' | 'deskSetup'

/** Every page of the desk with the roles that may open it (docs/permissions.md). A new page is a line here. */
export const DESK_PAGES: { page: DeskPage; word: WordKey; who: readonly Role[]; deputies?: true }[] = [
  {
    page: 'deskLive',
    word: 'deskNav.live',
    who: ['lead', 'supervisor', 'manager', 'admin'],
    // Whoever stands in for one of them looks at what is open, and plans nothing.
    deputies: true,
  },
  {
    page: 'deskWork',
    word: 'deskNav.work',
    who: ['lead', 'supervisor', 'manager', 'admin'],
    deputies: true,
  },
  { page: 'deskHomes', word: 'deskNav.homes', who: ['dispatcher', 'supervisor', 'manager', 'admin'] },
  {
    page: 'deskRegister',
    word: 'deskNav.register',
    who: ['dispatcher', 'supervisor', 'manager', 'admin'],
  },
  {
    page: 'deskStaff',
    word: 'deskNav.staff',
    who: ['lead', 'dispatcher', 'duty_officer', 'supervisor', 'manager', 'admin'],
  },
  { page: 'deskPolicy', word: 'deskNav.policy', who: ['lead', 'supervisor', 'manager', 'admin'] },
  { page: 'deskSetup', word: 'deskNav.setup', who: ['manager', 'admin'] },
]

/** The roles with which somebody opens a page: their own, and where deputies may also those they stand in for. */
export const rolesFor = (
  who: WhoAmI | undefined,
  { deputies }: Pick<(typeof DESK_PAGES)[number], 'deputies'>,
) => [...(who?.roles ?? []), ...(deputies ? (who?.standsIn ?? []) : [])]
