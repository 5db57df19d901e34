import { Confirm } from '../../ui/confirm'
import { say } from '../../ui/words'
import type { HomeState } from './use-home'

/** Asked before, because it cannot be taken back. */
export function DiscardQuestion({ state: { discarding, discard, keep } }: { state: HomeState }) {
  return (
    <Confirm
      open={discarding !== undefined}
      danger
      title={say('home.discard.title')}
      text={say('home.discard.text')}
      confirmWord={say('home.unsent.discard')}
      cancelWord={say('home.discard.keep')}
      onConfirm={discard}
      onCancel={keep}
    />
  )
}
