import type { PropsWithChildren } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import { AppPulse } from './app-pulse'
import { createQueryClient, recoverByItself } from './app-query'
import { AppSurroundings } from './app-surroundings'
import { start } from './platform/start'
import './app.scss'

start()
const queryClient = createQueryClient()
recoverByItself(queryClient)

/** What stands around every page. */
export default function App({ children }: PropsWithChildren) {
  return (
    <QueryClientProvider client={queryClient}>
      <AppPulse />
      <AppSurroundings>{children}</AppSurroundings>
    </QueryClientProvider>
  )
}
