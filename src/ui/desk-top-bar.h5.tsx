import type { ReactNode } from 'react'
import { Button } from './button'
import { say } from './words'
import './desk-top-bar.scss'

type Community = { communityId: string; communityName: string }

export type DeskTopBarProps = {
  /** Who is here, and where of the places they may be. */
  scope: {
    name: string
    communities: readonly Community[]
    community: Community | undefined
    choose: (communityId: string) => void
  }
  /** The way to the desk's other pages. */
  nav: ReactNode
  /** Between them and the name. */
  hint?: ReactNode
  /** Between the name and the way out. */
  children?: ReactNode
  onLeave: () => void
}

function Communities({ communities, community, choose }: DeskTopBarProps['scope']) {
  if (communities.length < 2)
    return <span className="al-desk-top__community">{community?.communityName}</span>
  return (
    <select
      className="al-desk-top__choice"
      aria-label={say('live.community')}
      value={community?.communityId}
      onChange={({ target }) => choose(target.value)}
    >
      {communities.map(({ communityId, communityName }) => (
        <option key={communityId} value={communityId}>
          {communityName}
        </option>
      ))}
    </select>
  )
}

/** Every page of the desk begins with it: where one is, where one can go, who one is, and the way out. */
export function DeskTopBar({ scope, nav, hint, children, onLeave }: DeskTopBarProps) {
  return (
    <header className="al-desk-top">
      <div className="al-desk-top__where">
        <strong>{say('desk.title')}</strong>
        <Communities {...scope} />
      </div>
      {nav}
      <span className="al-desk-top__hint">{hint}</span>
      <span>{scope.name}</span>
      {children}
      <Button inline kind="quiet" onPress={onLeave}>
        {say('desk.signOut')}
      </Button>
    </header>
  )
}
