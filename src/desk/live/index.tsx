import { DeskLive } from '../../features/desk-live/desk-live'

export default function DeskLivePage() {
  return <DeskLive />
}
