/** Limits of the service that the emulator enforces, each with where the number comes from (cloudbase.md §2). */
export const LIMITS = {
  /** Documents per get when the caller gives no limit: the SDK's own query.js. */
  defaultPage: 100,
  /** Documents per get at most: query.js and the WeChat documentation. */
  maxPage: 1000,
  /** Bytes of one stored document. MongoDB allows 16 MB, no CloudBase page was found; reports say 512 KB to 5 MB. */
  documentBytes: { strict: 1024 * 1024, compatible: 16 * 1024 * 1024 },
  /** Bytes of one reply: "16 MB in each packet output", WeChat quota page. */
  replyBytes: 16 * 1024 * 1024,
  /** Levels of nesting: MongoDB's own limit for a document. */
  documentDepth: 100,
  /** Life of a transaction: text of the service's DATABASE_TRANSACTION_FAIL. */
  transactionMs: 30_000,
  /** How long a plain write waits for a transaction's lock. Not documented; the emulator's choice. */
  lockWaitMs: 5_000,
  /** Collections per environment: CloudBase FAQ. Other plans have more, so that only strict mode counts them. */
  collections: 100,
  /** Indexes per collection: WeChat quota page (design.md D6 stays below it). */
  indexesPerCollection: 20,
  /** Fields per index: CloudBase FAQ. */
  fieldsPerIndex: 31,
  /** Not a limit of the service: a query that reads more documents than this is written to the log. */
  scanWarning: 1000,
} as const
