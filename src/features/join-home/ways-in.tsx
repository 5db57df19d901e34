import { open } from '../../platform/navigate'
import { Empty } from '../../ui/empty'
import { Line, Lines } from '../../ui/line'
import { say } from '../../ui/words'
import { FindByPhone } from './find-by-phone'

type Props = {
  /** Left out where it is clear already that there is no home. */
  greeting?: boolean
  onBound?: () => void
}

/** Three ways to a home, the quickest first (domain.md §2): phone number, invitation, the front desk. */
export function WaysIn({ greeting, onBound }: Props) {
  return (
    <>
      {greeting && <Empty picture="home" title={say('joinHome.title')} hint={say('joinHome.hint')} />}
      <FindByPhone
        title={say('joinHome.phone.title')}
        text={say('joinHome.phone.text')}
        {...(onBound && { onBound })}
      />
      <Lines>
        <Line
          icon="send"
          title={say('joinHome.code.title')}
          note={say('joinHome.code.text')}
          onPress={() => void open('join', { type: '1' })}
        />
        <Line
          icon="edit"
          title={say('joinHome.ask.title')}
          note={say('joinHome.ask.text')}
          onPress={() => void open('ask', {})}
        />
      </Lines>
    </>
  )
}
