/**
 * Which clients may call which function; the deployment sets the same file in the console. Signing in at a desk begins
 * with nobody signed in, so `community` is open and decides by itself (design.md D7).
 */
export const functionRules = {
  '*': { invoke: 'auth != null' },
  community: { invoke: true },
}
