import { JoinHome } from '../../features/join-home/join-home'
import { ConsentFirst } from '../../features/privacy-consent/consent-first'

export default function JoinPage() {
  return (
    <ConsentFirst>
      <JoinHome />
    </ConsentFirst>
  )
}
