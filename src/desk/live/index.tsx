import { DeskLive } from '../../features/desk-live/desk-live'
import { DeskNav } from '../../features/desk-nav/desk-nav'

export default function DeskLivePage() {
  return <DeskLive nav={<DeskNav at="deskLive" />} />
}
