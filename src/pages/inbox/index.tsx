import { Empty } from '../../ui/empty'
import { Page } from '../../ui/page'
import { say } from '../../ui/words'

export default function InboxPage() {
  return (
    <Page>
      <Empty picture="inbox" title={say('inbox.empty.title')} hint={say('inbox.empty.hint')} />
    </Page>
  )
}
