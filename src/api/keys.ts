/** Names of cached answers: what one screen changes, another reads under the same name. */
export const keys = {
  me: ['me'] as const,
  /** Every list of tickets; `list` is one of them. */
  lists: ['tickets'] as const,
  list: (box: 'mine' | 'jobs' | 'offered', open: boolean) => ['tickets', box, open] as const,
  ticket: (ticketId: string) => ['ticket', ticketId] as const,
  /** When somebody can come, and how late the caller may agree. */
  visitTimes: (ticketId: string) => ['ticket', ticketId, 'visitTimes'] as const,
  everyTicket: ['ticket'] as const,
  /** What lies before a point of a ticket's story; it never changes, so no command asks for it again. */
  earlier: (ticketId: string, from: string) => ['earlier', ticketId, from] as const,
  /** Everything that supervisors see. */
  insight: ['insight'] as const,
  /** Buildings, units and homes of a community. */
  register: (communityId: string) => ['register', communityId] as const,
  /** An import or export under way. */
  job: (jobId: string) => ['job', jobId] as const,
  /** What people ask of the front desk of a community. */
  homeRequests: (communityId: string) => ['home', 'requests', communityId] as const,
  /** What the caller asked of the front desk. */
  myRequests: ['home', 'requests', 'mine'] as const,
  /** Every community there is, for those who belong to none. */
  communities: ['communities'] as const,
  /** Whether those may look round in a community of their own. */
  tryOut: ['tryOut'] as const,
  policy: (communityId: string) => ['policy', communityId] as const,
  /** Name and phones of a community, as its form is opened with. */
  settings: (communityId: string) => ['settings', communityId] as const,
  /** How far a community is set up. */
  setup: (communityId: string) => ['setup', communityId] as const,
  inboxHead: ['inbox', 'head'] as const,
  inboxList: ['inbox', 'list'] as const,
}
