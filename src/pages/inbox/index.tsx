import { Inbox } from '../../features/inbox/inbox'
import { useTabBadge } from '../../api/use-tab-badge'

export default function InboxPage() {
  useTabBadge()
  return <Inbox />
}
