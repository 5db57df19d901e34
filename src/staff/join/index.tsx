import { JoinStaff } from '../../features/join-staff/join-staff'

export default function StaffJoinPage() {
  return <JoinStaff />
}
