/**
 * Every collection and index, once: the deployment creates them from here and the local cloud is started with it.
 * A list begins its index with `communityId` (design.md D6); at most 20 indexes on a collection (cloudbase.md §2).
 */
/** Kept in an order, or as a place on earth for geoNear, geoWithin and geoIntersects. */
type Key = [field: string, direction: 1 | -1 | '2dsphere']
type Index = { name: string; keys: Key[]; unique?: boolean }
type Collection = { name: string; indexes: Index[] }

const asc = (...fields: string[]): Key[] => fields.map((field) => [field, 1])
/** In that order, the last field from the newest down. */
const newest = (...fields: string[]): Key[] =>
  fields.map((field, index) => [field, index === fields.length - 1 ? -1 : 1])

const collections: Collection[] = [
  {
    name: 'persons',
    indexes: [
      { name: 'byHousehold', keys: asc('homes.householdId') },
      { name: 'settling', keys: asc('settlingSince') },
      { name: 'leaving', keys: asc('leavingSince') },
      // The timer takes off homes that ended long ago.
      { name: 'ended', keys: asc('homes.endsAt') },
    ],
  },
  // Whose installation this is, whether visitors may try it out, and how many did on a day.
  { name: 'installation', indexes: [] },
  { name: 'trial_days', indexes: [] },
  {
    name: 'communities',
    indexes: [
      { name: 'byName', keys: asc('name') },
      { name: 'trials', keys: asc('trial.until') },
    ],
  },
  {
    name: 'rosters',
    indexes: [
      { name: 'unsettled', keys: asc('unsettledSince') },
      { name: 'unsent', keys: asc('pendingSince') },
    ],
  },
  { name: 'policies', indexes: [] },
  // Contractors; the timer looks across communities for contracts that are over.
  {
    name: 'firms',
    indexes: [
      { name: 'byCommunity', keys: asc('communityId', 'name', '_id') },
      { name: 'due', keys: asc('dueAt') },
      { name: 'keeping', keys: asc('keepUntil') },
    ],
  },
  {
    name: 'units',
    indexes: [
      {
        name: 'byRoom',
        // The same building number may stand in two phases; rooms are looked up without one.
        keys: asc('communityId', 'building', 'entrance', 'room', 'phase'),
        unique: true,
      },
      { name: 'all', keys: asc('communityId', '_id') },
    ],
  },
  {
    name: 'households',
    indexes: [
      { name: 'byUnit', keys: newest('communityId', 'unitId', 'from') },
      // A phone that WeChat has verified is looked for in every community.
      { name: 'byRegisteredPhone', keys: asc('registered.phone') },
      { name: 'byName', keys: asc('communityId', 'registered.name') },
      { name: 'byPlate', keys: asc('communityId', 'vehicles.plate') },
      { name: 'closing', keys: asc('closingSince') },
      { name: 'keeping', keys: asc('keepUntil') },
    ],
  },
  {
    name: 'staff_invitations',
    indexes: [
      { name: 'byCommunity', keys: asc('communityId', 'expiresAt') },
      { name: 'old', keys: asc('expiresAt') },
    ],
  },
  {
    name: 'home_invitations',
    indexes: [
      { name: 'byHousehold', keys: asc('inviterHouseholdId', 'expiresAt') },
      { name: 'old', keys: asc('expiresAt') },
    ],
  },
  {
    name: 'home_requests',
    indexes: [
      { name: 'byPerson', keys: newest('personId', 'askedAt') },
      { name: 'waiting', keys: asc('communityId', 'state', 'askedAt', '_id') },
      {
        name: 'newest',
        keys: [
          ['communityId', 1],
          ['state', 1],
          ['askedAt', -1],
          ['_id', -1],
        ],
      },
      { name: 'unsettled', keys: asc('unsettledSince') },
      { name: 'unsent', keys: asc('pendingSince') },
      { name: 'old', keys: asc('state', 'askedAt') },
    ],
  },
  // Long work (design.md D1). The rows of a file, and what is to become of them, wait in `job_parts`.
  {
    name: 'jobs',
    indexes: [
      { name: 'byCommunity', keys: newest('communityId', 'createdAt') },
      { name: 'due', keys: asc('open', 'dueAt') },
      { name: 'old', keys: asc('expiresAt') },
    ],
  },
  { name: 'job_parts', indexes: [{ name: 'byJob', keys: asc('jobId', 'n') }] },
  {
    name: 'tickets',
    indexes: [
      { name: 'byNumber', keys: asc('communityId', 'number'), unique: true },
      {
        name: 'mine',
        keys: [
          ['communityId', 1],
          ['householdId', 1],
          ['open', 1],
          ['submittedAt', -1],
          ['_id', -1],
        ],
      },
      // A person's own, in every community: what was reported in public without a home, and for their own data.
      {
        name: 'byReporter',
        keys: [
          ['reporterId', 1],
          ['submittedAt', -1],
          ['_id', -1],
        ],
      },
      // Before the others that two equalities fit: a day holds less than a department.
      { name: 'happenedOn', keys: asc('communityId', 'facts.days', 'submittedAt') },
      { name: 'jobs', keys: asc('communityId', 'owner.personId', 'open', 'sortDue', '_id') },
      { name: 'offered', keys: asc('communityId', 'department', 'state', 'sortDue', '_id') },
      { name: 'firm', keys: asc('communityId', 'firm.firmId', 'open', 'sortDue', '_id') },
      { name: 'live', keys: asc('communityId', 'open', 'sortDue', '_id') },
      { name: 'liveByDepartment', keys: asc('communityId', 'department', 'open', 'sortDue', '_id') },
      { name: 'submittedOn', keys: asc('communityId', 'facts.submittedDay', 'submittedAt') },
      { name: 'doneOn', keys: asc('communityId', 'facts.doneDay', 'submittedAt') },
      { name: 'reopenedOn', keys: asc('communityId', 'facts.reopenedDay', 'submittedAt') },
      { name: 'ratedOn', keys: asc('communityId', 'facts.ratedDay', 'submittedAt') },
      // The timers work across communities, emergencies first.
      { name: 'due', keys: asc('priority', 'nextDueAt') },
      { name: 'unsent', keys: asc('pendingSince') },
      { name: 'keeping', keys: asc('keepUntil') },
    ],
  },
  // Entries of long timelines that left the ticket's document (design.md D3).
  {
    name: 'ticket_history',
    indexes: [
      { name: 'byEntry', keys: asc('ticketId', 'entries.id') },
      {
        name: 'byActor',
        keys: [
          ['entries.by.personId', 1],
          ['from', -1],
          ['_id', -1],
        ],
      },
    ],
  },
  {
    name: 'messages',
    indexes: [
      {
        name: 'thread',
        keys: [
          ['ticketId', 1],
          ['at', -1],
          ['_id', -1],
        ],
      },
      {
        name: 'byWriter',
        keys: [
          ['by.personId', 1],
          ['at', -1],
          ['_id', -1],
        ],
      },
      { name: 'unsent', keys: asc('pendingSince') },
    ],
  },
  {
    name: 'inbox',
    indexes: [
      {
        name: 'byPerson',
        keys: [
          ['personId', 1],
          ['at', -1],
          ['_id', -1],
        ],
      },
      { name: 'aboutTicket', keys: newest('personId', 'ticketId', 'at') },
      { name: 'old', keys: asc('at') },
    ],
  },
  {
    name: 'deliveries',
    indexes: [
      { name: 'due', keys: asc('state', 'dueAt') },
      { name: 'byPerson', keys: newest('personId', 'createdAt') },
      { name: 'old', keys: asc('createdAt') },
    ],
  },
  {
    name: 'desk_logins',
    indexes: [
      { name: 'byCode', keys: asc('code', 'expiresAt') },
      { name: 'expired', keys: asc('expiresAt') },
    ],
  },
  { name: 'desk_login_tries', indexes: [] },
  {
    name: 'audit',
    indexes: [
      {
        name: 'byCommunity',
        keys: [
          ['communityId', 1],
          ['at', -1],
          ['_id', -1],
        ],
      },
      {
        name: 'aboutPerson',
        keys: [
          ['about', 1],
          ['at', -1],
          ['_id', -1],
        ],
      },
      // The timer takes out what has served its time, in every community.
      { name: 'old', keys: asc('at') },
    ],
  },
  { name: 'wechat_tokens', indexes: [] },
  // What WeChat says of kept photos; the timer asks across communities.
  {
    name: 'photo_checks',
    indexes: [
      { name: 'due', keys: asc('dueAt') },
      { name: 'byTicket', keys: asc('ticketId') },
      { name: 'byTrace', keys: asc('traces') },
      { name: 'byAuthor', keys: asc('by', 'keptAt') },
    ],
  },
  // Answers as they came, by the name of the question; they may come before it is noted.
  { name: 'photo_verdicts', indexes: [{ name: 'old', keys: asc('at') }] },
  // What was offered a place under in/, until it goes (design.md D7).
  {
    name: 'uploads',
    indexes: [
      { name: 'due', keys: asc('dueAt') },
      { name: 'byPerson', keys: asc('by') },
    ],
  },
]

export const databaseSchema = { version: 1, collections }
