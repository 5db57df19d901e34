import { Unclaimed } from '../../features/claim/unclaimed'
import { WaysIn } from '../../features/join-home/ways-in'
import { MeScreen } from '../../features/me/me'
import { TypeSizeChoice } from '../../features/type-size/type-size-choice'
import { useTabBadge } from '../../api/use-tab-badge'

export default function MePage() {
  useTabBadge()
  return (
    <MeScreen
      newcomer={
        <Unclaimed>
          <WaysIn greeting />
        </Unclaimed>
      }
      settings={<TypeSizeChoice />}
    />
  )
}
