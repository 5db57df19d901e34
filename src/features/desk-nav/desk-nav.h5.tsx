import { useMe } from '../../api/use-me'
import { replace } from '../../platform/navigate'
import { Badge } from '../../ui/state-tag'
import { say } from '../../ui/words'
import { DESK_PAGES, type DeskPage } from './desk-pages'
import { useWaiting } from './use-waiting'
import './desk-nav.scss'

/** The pages of the desk that this person's roles open, the present one marked. A page hands it to its feature. */
export function DeskNav({ at }: { at: DeskPage }) {
  const roles = (useMe().who?.roles ?? []).map(({ role }) => role)
  const waiting = useWaiting()
  const pages = DESK_PAGES.filter(({ page, who }) => page === at || who.some((role) => roles.includes(role)))
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
