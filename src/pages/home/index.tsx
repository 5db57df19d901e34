import { OpenRequest } from '../../features/ask-home/open-request'
import { Unclaimed } from '../../features/claim/unclaimed'
import { Home } from '../../features/home/home'
import { WaysIn } from '../../features/join-home/ways-in'
import { TryOutOffer } from '../../features/try-out/try-out-offer'
import { useTabBadge } from '../../api/use-tab-badge'

export default function HomePage() {
  useTabBadge()
  return (
    <Home
      asked={<OpenRequest />}
      newcomer={(inPublic) => (
        <Unclaimed>
          <WaysIn greeting />
          {inPublic}
          <TryOutOffer />
        </Unclaimed>
      )}
    />
  )
}
