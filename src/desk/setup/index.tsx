import { DeskFrame } from '../../features/desk-nav/desk-frame'
import { DeskSetup } from '../../features/desk-setup/desk-setup'

export default function DeskSetupPage() {
  return (
    <DeskFrame at="deskSetup">
      {({ communityId, roles, choose }) => (
        <DeskSetup
          key={communityId}
          communityId={communityId}
          onCommunity={choose}
          mayEdit={roles.some(({ role }) => role === 'admin')}
        />
      )}
    </DeskFrame>
  )
}
