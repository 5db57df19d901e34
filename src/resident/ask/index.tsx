import { AskHome } from '../../features/ask-home/ask-home'
import { FindByPhone } from '../../features/join-home/find-by-phone'
import { ConsentFirst } from '../../features/privacy-consent/consent-first'
import { open } from '../../platform/navigate'
import { say } from '../../ui/words'

export default function AskPage() {
  return (
    <ConsentFirst>
      <AskHome
        phoneWay={
          <FindByPhone
            title={say('askHome.phone.title')}
            text={say('askHome.phone.text')}
            onBound={() => void open('home', {})}
          />
        }
      />
    </ConsentFirst>
  )
}
