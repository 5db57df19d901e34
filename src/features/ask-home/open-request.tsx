import { open } from '../../platform/navigate'
import { Line, Lines } from '../../ui/line'
import { requestState } from '../../ui/request-state'
import { StateTag } from '../../ui/state-tag'
import { say } from '../../ui/words'
import { useOpenRequest } from './use-my-requests'

/** One line from the first screen to what the front desk was asked for. */
export function OpenRequest() {
  const request = useOpenRequest()
  if (!request) return null
  return (
    <Lines>
      <Line
        icon="home"
        title={say('askHome.line')}
        note={request.place}
        value={<StateTag {...requestState(request.state)} />}
        onPress={() => void open('ask', {})}
      />
    </Lines>
  )
}
