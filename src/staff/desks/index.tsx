import { MyDesks } from '../../features/my-desks/my-desks'

export default function StaffDesksPage() {
  return <MyDesks />
}
