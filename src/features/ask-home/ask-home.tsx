import type { ReactNode } from 'react'
import { Button } from '../../ui/button'
import { Confirm } from '../../ui/confirm'
import { FailureNotice, FailureState } from '../../ui/failure-notice'
import { Page } from '../../ui/page'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/words'
import { AskForm } from './ask-form'
import { MyRequests } from './my-requests'
import { useAskHome, type AskHomeState } from './use-ask-home'

function action(state: AskHomeState) {
  if (state.loading || state.failure) return undefined
  if (!state.writing) return <Button onPress={() => state.write()}>{say('askHome.more')}</Button>
  if (state.needsPhone && !state.sendFailure) return undefined
  return (
    <Button
      kind="primary"
      large
      icon="send"
      loading={state.sending}
      onPress={state.send}
      {...(state.missing && { blockedBy: say('askHome.missing', { what: state.missing }) })}
    >
      {say('askHome.send')}
    </Button>
  )
}

function Body({ state, phoneWay }: { state: AskHomeState; phoneWay: ReactNode }) {
  if (state.failure) return <FailureState failure={state.failure} onRetry={state.retry} />
  if (state.loading) return <Skeleton of="card" count={3} />
  return (
    <>
      {state.writing && state.needsPhone && phoneWay}
      {state.writing && (!state.needsPhone || state.sendFailure) && <AskForm state={state} />}
      <FailureNotice failure={state.sendFailure} kept={say('deskHomes.kept')} />
      <FailureNotice failure={state.withdrawFailure} />
      <MyRequests state={state} />
    </>
  )
}

/** Asking the front desk to be bound. `phoneWay` verifies the number that the front desk calls back on. */
export function AskHome({ phoneWay }: { phoneWay: ReactNode }) {
  const state = useAskHome()
  const overlay = (
    <Confirm
      open={state.withdrawing !== undefined}
      danger
      title={say('askHome.withdraw.title')}
      text={say('askHome.withdraw.text')}
      confirmWord={say('askHome.withdraw')}
      cancelWord={say('askHome.withdraw.keep')}
      loading={state.withdrawBusy}
      onConfirm={state.withdraw}
      onCancel={() => state.askWithdraw(undefined)}
    />
  )
  return (
    <Page title={say('askHome.title')} action={action(state)} overlay={overlay}>
      <Body state={state} phoneWay={phoneWay} />
    </Page>
  )
}
