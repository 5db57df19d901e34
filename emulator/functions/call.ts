/** Who a function runs for, as the platform tells it (cloudbase.md §5.2). */
export type Identity =
  | { kind: 'phone'; openid: string }
  | { kind: 'browser'; uid: string; customUserId: string }
  | { kind: 'none' }

/** What started a function: a client, its timer, another function, an HTTP access path, or WeChat's message push. */
export type Trigger = 'client' | 'timer' | 'function' | 'http' | 'push'

/** One invocation as it is handed to an instance. */
export type Call = {
  requestId: string
  fn: string
  trigger: Trigger
  /** JSON text of the event. */
  event: string
  /** Environment of this call only, restored afterwards. */
  env: Record<string, string>
}

/** Why a call has no result; the gateway and /admin spell these differently (cloudbase.md §6). */
export type FailureKind =
  | 'not-found'
  | 'failed'
  | 'timeout'
  | 'memory'
  | 'busy'
  | 'too-large'
  /** The function rules refuse this caller. */
  | 'forbidden'
  /** The plan's calls are used up. */
  | 'quota'
  | 'lost'

/** A call that failed, with the sentence its caller may see. */
export class CallFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly requestId: string,
  ) {
    super(message)
    this.name = 'CallFailure'
  }
}

/** Messages between the server and a function instance's thread. */
export type ToInstance = { type: 'call'; call: Call; context: Record<string, unknown> }
export type FromInstance =
  | { type: 'started' }
  | { type: 'log'; level: string; text: string }
  | { type: 'done'; result: string }
  | { type: 'failed'; message: string; stack: string }
