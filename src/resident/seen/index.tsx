import { WhoSawMe } from '../../features/who-saw-me/who-saw-me'

export default function SeenPage() {
  return <WhoSawMe />
}
