import { TypeSizeChoice } from '../../features/type-size/type-size-choice'
import { Page } from '../../ui/page'

export default function MePage() {
  return (
    <Page>
      <TypeSizeChoice />
    </Page>
  )
}
