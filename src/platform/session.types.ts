/** What a browser keeps of a sign-in, in sessionStorage under `anlin.session`. `expiresAt` is epoch ms. */
export type Session = {
  accessToken: string
  refreshToken?: string
  expiresAt: number
  /** When a desk signs out however often its token was renewed; a simulated phone has none. */
  endsAt?: number
}
