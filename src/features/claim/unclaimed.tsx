import type { ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { open } from '../../platform/navigate'
import { Empty } from '../../ui/empty'
import { say } from '../../ui/words'

/** While there is no community at all, a newcomer is asked to begin one; until it is open they are told to wait. */
export function Unclaimed({ children }: { children: ReactNode }) {
  const { data } = useQuery({
    queryKey: keys.communities,
    queryFn: () => api.community.home.communities({}),
  })
  if (data?.communities.length !== 0) return <>{children}</>
  if (data.preparing)
    return <Empty picture="home" title={say('claim.preparing.title')} hint={say('claim.preparing.hint')} />
  return (
    <Empty
      picture="home"
      title={say('claim.nothing.title')}
      hint={say('claim.nothing.hint')}
      action={{ word: say('claim.begin'), onPress: () => void open('staffClaim', {}), primary: true }}
    />
  )
}
