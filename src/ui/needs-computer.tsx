import { Empty } from './empty'
import { Page } from './page'
import { say } from './words'

/** Desks are for a keyboard and a wide screen; on a phone we say so instead of drawing a table nobody can read. */
export function NeedsComputer({ onJobs }: { onJobs: () => void }) {
  return (
    <Page title={say('desk.title')}>
      <Empty
        picture="search"
        title={say('desk.only.title')}
        hint={say('desk.only.hint')}
        action={{ word: say('desk.only.jobs'), onPress: onJobs, primary: true }}
      />
    </Page>
  )
}
