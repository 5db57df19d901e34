import { DeskFrame } from '../../features/desk-nav/desk-frame'
import { DeskStaff } from '../../features/desk-staff/desk-staff'

export default function DeskStaffPage() {
  return (
    <DeskFrame at="deskStaff">
      {({ communityId, personId, roles }) => (
        <DeskStaff key={communityId} {...{ communityId, personId, roles }} />
      )}
    </DeskFrame>
  )
}
