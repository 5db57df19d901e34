import { createContext, useContext, type ReactNode } from 'react'

export const SCALES = [1, 1.2, 1.4, 1.6] as const
/** How much larger than normal the person wants the type. */
export type Scale = (typeof SCALES)[number]

/** What the phone or the browser around the page says; app.tsx fills it from platform/. */
export type Surroundings = {
  scale: Scale
  online: boolean
  /** A browser has no navigation bar of its own, so Page draws a title with a way back. */
  ownHeader: boolean
  back: () => void
  /** What the app says above the content of every page. */
  band?: ReactNode
  /** What the app lays over whichever page is in front. */
  over?: ReactNode
}

const CALM: Surroundings = { scale: 1, online: true, ownHeader: false, back: () => undefined }

export const SurroundingsContext = createContext<Surroundings>(CALM)

export const useSurroundings = (): Surroundings => useContext(SurroundingsContext)
