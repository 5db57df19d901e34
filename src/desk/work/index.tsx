import { DeskFrame } from '../../features/desk-nav/desk-frame'
import { DeskWork } from '../../features/desk-work/desk-work'

export default function DeskWorkPage() {
  return (
    <DeskFrame at="deskWork">
      {({ communityId }) => <DeskWork key={communityId} communityId={communityId} />}
    </DeskFrame>
  )
}
