import { JoinHome } from '../../features/join-home/join-home'

export default function JoinPage() {
  return <JoinHome />
}
