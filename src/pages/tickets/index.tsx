import { Empty } from '../../ui/empty'
import { Page } from '../../ui/page'
import { say } from '../../ui/words'

export default function TicketsPage() {
  return (
    <Page>
      <Empty picture="tickets" title={say('tickets.empty.title')} hint={say('tickets.empty.hint')} />
    </Page>
  )
}
