import { replace } from '../../platform/navigate'
import { Empty } from '../../ui/empty'
import { Page } from '../../ui/page'
import { say } from '../../ui/words'

/** An address that leads nowhere: what happened, and a way home. */
export function Lost() {
  return (
    <Page title={say('common.app')}>
      <Empty
        picture="search"
        title={say('lost.title')}
        hint={say('lost.hint')}
        action={{ word: say('lost.home'), onPress: () => void replace('home', {}), primary: true }}
      />
    </Page>
  )
}
