import type { WhoAmI } from '../../../contract/community/me'
import { open } from '../../platform/navigate'
import { Line, Lines } from '../../ui/line'
import { say } from '../../ui/words'

/** For somebody who works here too: one line to their jobs. */
export function StaffLine({ roles }: { roles: WhoAmI['roles'] }) {
  const names = [...new Set(roles.map(({ communityName }) => communityName))]
  return (
    <Lines>
      <Line
        icon="list"
        title={say('home.work')}
        note={names.join('、')}
        onPress={() => void open('staffJobs', {})}
      />
    </Lines>
  )
}
