/**
 * Something besides triggers that happens by the cloud's clock: pushes WeChat sends later, notifications it repeats.
 * Timers ask it while time moves, so that a jump runs it at its own instant, before the triggers of that instant.
 */
export type DueSource = {
  /** When its next thing is due (epoch ms); undefined = nothing is planned. */
  nextAt(): number | undefined
  /** Carries out everything due up to `now`, earliest first. Never rejects. */
  run(now: number): Promise<void>
}
