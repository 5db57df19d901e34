import { Lost } from '../../features/lost/lost'

export default function LostPage() {
  return <Lost />
}
