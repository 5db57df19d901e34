import { useEffect } from 'react'
import { useMe } from '../../api/use-me'
import { replace } from '../../platform/navigate'
import { Badge } from '../../ui/state-tag'
import { say } from '../../ui/words'
import { DESK_PAGES, rolesFor, type DeskPage } from './desk-pages'
import { useWaiting } from './use-waiting'
import './desk-nav.scss'

/** The pages of the desk that this person's roles open, the present one marked. A page hands it to its feature. */
export function DeskNav({ at }: { at: DeskPage }) {
  const me = useMe()
  const waiting = useWaiting()
  const mine = DESK_PAGES.filter((one) => rolesFor(me.who, one).some(({ role }) => one.who.includes(role)))
  const pages = DESK_PAGES.filter((one) => one.page === at || mine.includes(one))
  // Signing in leads to the live view; whoever has no part in it goes on to the page they have.
  const elsewhere = at === 'deskLive' && !mine.some(({ page }) => page === at) ? mine[0]?.page : undefined
  useEffect(() => {
    if (elsewhere) void replace(elsewhere, {})
  }, [elsewhere])
  if (pages.length < 2) return null
  return (
    <nav className="al-desk-nav" aria-label={say('deskNav.label')}>
      {pages.map(({ page, word }) => (
        <button
          key={page}
          type="button"
          className="al-desk-nav__page"
          aria-current={page === at ? 'page' : undefined}
          onClick={() => page !== at && void replace(page, {})}
        >
          {say(word)}
          {page === 'deskHomes' && <Badge count={waiting} />}
        </button>
      ))}
    </nav>
  )
}
