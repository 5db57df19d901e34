import { DeskFrame } from '../../features/desk-nav/desk-frame'
import { DeskRegister } from '../../features/desk-register/desk-register'

export default function DeskRegisterPage() {
  return (
    <DeskFrame at="deskRegister">
      {({ communityId, roles }) => <DeskRegister key={communityId} communityId={communityId} roles={roles} />}
    </DeskFrame>
  )
}
