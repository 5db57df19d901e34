import { ROUTES } from './routes'
import type { ShareCard } from './share.types'

/** A browser has no chat to share into; the address is copied instead. */
export function useShare(_card: () => ShareCard | undefined): void {
  return undefined
}

/** The address that opens the page with the code. */
export const linkTo = ({ page, code }: ShareCard): string | undefined =>
  `${location.origin}/#${ROUTES[page].path}?code=${code}`
