export type DeskPolicyProps = { communityId: string; mayEdit: boolean }
