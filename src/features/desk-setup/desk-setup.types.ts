export type DeskSetupProps = {
  communityId: string
  mayEdit: boolean
  /** Goes to another community of the caller. */
  onCommunity: (communityId: string) => void
}
