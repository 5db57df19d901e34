import { DeskFrame } from '../../features/desk-nav/desk-frame'
import { DeskSetup } from '../../features/desk-setup/desk-setup'

export default function DeskSetupPage() {
  return (
    <DeskFrame at="deskSetup">
      {({ communityId, roles }) => (
        <DeskSetup
          key={communityId}
          communityId={communityId}
          mayEdit={roles.some(({ role }) => role === 'admin')}
        />
      )}
    </DeskFrame>
  )
}
