import { MyDeputies } from '../../features/my-deputies/my-deputies'

export default function StaffDeputiesPage() {
  return <MyDeputies />
}
