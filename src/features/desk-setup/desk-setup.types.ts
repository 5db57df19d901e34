export type DeskSetupProps = { communityId: string; mayEdit: boolean }
