import { MyHomes } from '../../features/my-homes/my-homes'

export default function HomesPage() {
  return <MyHomes />
}
