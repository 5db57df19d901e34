import { Home } from '../../features/home/home'
import { useTabBadge } from '../../api/use-tab-badge'

export default function HomePage() {
  useTabBadge()
  return <Home />
}
