import { Empty } from '../../ui/empty'
import { Page } from '../../ui/page'
import { say } from '../../ui/words'

export default function HomePage() {
  return (
    <Page>
      <Empty picture="home" title={say('home.empty.title')} hint={say('home.empty.hint')} />
    </Page>
  )
}
