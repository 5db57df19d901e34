import { DeskFrame } from '../../features/desk-nav/desk-frame'
import { DeskPolicy } from '../../features/desk-policy/desk-policy'

export default function DeskPolicyPage() {
  return (
    <DeskFrame at="deskPolicy">
      {({ communityId, roles }) => (
        <DeskPolicy
          key={communityId}
          communityId={communityId}
          mayEdit={roles.some(({ role }) => role === 'admin')}
        />
      )}
    </DeskFrame>
  )
}
