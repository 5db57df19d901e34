import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { LinkError } from '../../src/platform/link-error'

/**
 * The server for tests of screens: what `src/platform/call-link` would reach. A test file mocks that module with
 * `jest.mock('…/src/platform/call-link', () => ({ invoke: (...sent) => fakeInvoke(...sent) }))`.
 */
type Answer = (input: Record<string, unknown>) => unknown
export type Sent = { action: string; input: Record<string, unknown> }

const answers = new Map<string, Answer>()
const sent: Sent[] = []

/** What an action answers from now on; throw `refuse(…)` or `noAnswer()` for the other ends. */
export const answer = (action: string, how: Answer): void => void answers.set(action, how)

/** Everything that was asked of an action, in order. */
export const asked = (action: string): Sent['input'][] =>
  sent.filter((one) => one.action === action).map(({ input }) => input)

class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly data: object,
  ) {
    super(code)
  }
}

/** A refusal of the server with its sentence. */
export const refuse = (code: string, sentence: string, more: object = {}): Error =>
  new Refusal(code, { sentence, ...more })

/** The line broke: whether the call was carried out is not known. */
export const noAnswer = (): Error => new LinkError('timeout', 'no answer')

export const fakeInvoke = async (_fn: string, data: unknown): Promise<unknown> => {
  const { action, input } = data as Sent
  sent.push({ action, input })
  const how = answers.get(action)
  if (!how) throw new Error(`the test answers no ${action}`)
  try {
    return { ok: true, data: await how(input) }
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure
    const { code, data: refusal } = failure
    return { ok: false, error: { code, status: 409, message: code, data: refusal, defined: true } }
  }
}

/** Forgets answers and questions of the test before. */
export const resetLink = (): void => {
  answers.clear()
  sent.length = 0
}

/** A screen with a cache of its own, as app.tsx surrounds it. */
export function renderScreen(screen: ReactNode) {
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false }, mutations: { retry: false } },
  })
  const shown = render(<QueryClientProvider client={client}>{screen}</QueryClientProvider>)
  return { ...shown, client }
}

/** Lets answers arrive, and those to what was asked because of them: React draws when an act ends. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1)
    await act(async () => {
      await new Promise((done) => setTimeout(done, 1))
    })
}
