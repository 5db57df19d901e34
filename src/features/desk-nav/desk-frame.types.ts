import type { ReactNode } from 'react'
import type { WhoAmI } from '../../../contract/community/me'
import type { DeskPage } from './desk-pages'

/** Where a page of the desk is, and what the person is there. */
export type DeskPlace = {
  communityId: string
  communityName: string
  personId: string
  roles: WhoAmI['roles']
  /** Goes to another community. */
  choose: (communityId: string) => void
}

export type DeskFrameProps = { at: DeskPage; children: (place: DeskPlace) => ReactNode }
