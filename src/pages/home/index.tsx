import { Unclaimed } from '../../features/claim/unclaimed'
import { Home } from '../../features/home/home'
import { WaysIn } from '../../features/join-home/ways-in'
import { useTabBadge } from '../../api/use-tab-badge'

export default function HomePage() {
  useTabBadge()
  return (
    <Home
      newcomer={
        <Unclaimed>
          <WaysIn greeting />
        </Unclaimed>
      }
    />
  )
}
