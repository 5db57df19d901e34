import { DeskHomes } from '../../features/desk-homes/desk-homes'
import { DeskFrame } from '../../features/desk-nav/desk-frame'

export default function DeskHomesPage() {
  return (
    <DeskFrame at="deskHomes">
      {({ communityId }) => <DeskHomes key={communityId} communityId={communityId} />}
    </DeskFrame>
  )
}
