import { Unclaimed } from '../../features/claim/unclaimed'
import { WaysIn } from '../../features/join-home/ways-in'
import { MeScreen } from '../../features/me/me'
import { TypeSizeChoice } from '../../features/type-size/type-size-choice'
import { ConsentHere } from '../../features/privacy-consent/consent-first'
import { useTabBadge } from '../../api/use-tab-badge'

export default function MePage() {
  useTabBadge()
  return (
    <MeScreen
      newcomer={
        <Unclaimed>
          <ConsentHere>
            <WaysIn greeting />
          </ConsentHere>
        </Unclaimed>
      }
      settings={<TypeSizeChoice />}
    />
  )
}
