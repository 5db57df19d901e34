export type DeskWorkProps = { communityId: string }
