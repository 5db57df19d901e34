import { renderHook } from '@testing-library/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { PropsWithChildren } from 'react'
import { useLeave } from '../../../src/api/use-leave'
import { visitedPages } from '../../support/taro'

Object.assign(globalThis, { ANLIN_GATEWAY: '', ANLIN_PUBLISHABLE_KEY: 'nobody' })

const calls: { url: string; authorization: string | undefined; body: unknown }[] = []
const listen = (answer: () => Promise<unknown>) =>
  Object.assign(globalThis, {
    fetch: (url: string, o: { headers: Record<string, string>; body: string }) => {
      calls.push({ url, authorization: o.headers['authorization'], body: JSON.parse(o.body) })
      return answer()
    },
  })

const leave = () => {
  const client = new QueryClient()
  client.setQueryData(['me'], { name: '杨柳' })
  const wrapper = ({ children }: PropsWithChildren) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const { result } = renderHook(() => useLeave(), { wrapper })
  result.current()
  return client
}

beforeEach(() => {
  calls.length = 0
  sessionStorage.setItem('anlin.session', JSON.stringify({ accessToken: 'mine', expiresAt: 0 }))
})

test.each([
  ['the server ends the session', () => Promise.resolve({ ok: true, status: 200, text: () => '{}' })],
  ['the line is broken', () => Promise.reject(new TypeError('failed'))],
])('signing out takes the token along and leaves nothing behind, also when %s', (_name, answer) => {
  listen(answer)
  const client = leave()
  expect(calls).toMatchObject([
    { authorization: 'Bearer mine', body: { action: 'community.deskLogin.signOut', input: {} } },
  ])
  expect(sessionStorage.getItem('anlin.session')).toBeNull()
  expect(client.getQueryData(['me'])).toBeUndefined()
  expect(visitedPages().at(-1)).toBe('/desk/login/index')
})
