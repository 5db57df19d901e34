import { Claim } from '../../features/claim/claim'

export default function ClaimPage() {
  return <Claim />
}
