/** The frame says that a desk needs a computer. */
export function DeskHomes(_props: { communityId: string }) {
  return null
}
