import { View } from '@tarojs/components'
import { call } from '../../platform/phone'
import { Button } from '../../ui/button'
import { FailureNotice } from '../../ui/failure-notice'
import { say } from '../../ui/words'
import type { ShownTicket } from './use-resident-ticket'

function Judge({ state }: { state: ShownTicket }) {
  const { view, confirm, show } = state
  const notSent = confirm.failure?.kind === 'refused' ? undefined : confirm.failure
  return (
    <>
      <FailureNotice failure={notSent} />
      <View className="al-ticket-pair">
        {view.moves.includes('reopen') && (
          <Button large onPress={() => show('reopen')}>
            {say('ticket.reopen')}
          </Button>
        )}
        <Button kind="primary" large icon="check" loading={confirm.busy} onPress={() => void confirm.run({})}>
          {say('ticket.confirm')}
        </Button>
      </View>
    </>
  )
}

function Afterwards({ state }: { state: ShownTicket }) {
  const { view, show } = state
  const mayReopen = view.moves.includes('reopen')
  if (!view.mayRate && !mayReopen) return null
  return (
    <View className="al-ticket-pair">
      {mayReopen && (
        <Button large onPress={() => show('reopen')}>
          {say('ticket.again')}
        </Button>
      )}
      {view.mayRate && (
        <Button kind="primary" large icon="star" onPress={() => show('rate')}>
          {say('ticket.rate')}
        </Button>
      )}
    </View>
  )
}

/** The one thing to do now, from the table of moves; while somebody works on it, calling them. */
export function TicketAction({ state }: { state: ShownTicket }) {
  const { view } = state
  if (view.moves.includes('confirm')) return <Judge state={state} />
  if (view.ownerPhone === '') return <Afterwards state={state} />
  // Whose number it is: when a firm comes, still the one of ours who answers for it.
  const who = view.firmName === undefined ? view.promise.who : view.ownerName
  return (
    <Button kind="primary" large icon="phone" onPress={() => call(view.ownerPhone)}>
      {who ? say('ticket.call', { who }) : say('ticket.callOffice')}
    </Button>
  )
}
