import { View } from '@tarojs/components'
import { back } from '../../platform/navigate'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { FailureNotice } from '../../ui/failure-notice'
import { TextField } from '../../ui/field'
import { dayTime } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { say } from '../../ui/words'
import { useConfirmDesk } from './use-confirm-desk'
import './confirm-desk.scss'

type State = ReturnType<typeof useConfirmDesk>

function action({ asked, done, busy, complete, look, confirm, startAgain }: State) {
  if (done)
    return (
      <Button kind="primary" large onPress={() => void back()}>
        {say('confirmDesk.finish')}
      </Button>
    )
  if (asked)
    return (
      <>
        <Button kind="primary" large loading={busy} onPress={confirm}>
          {say('confirmDesk.confirm')}
        </Button>
        <Button kind="quiet" onPress={startAgain}>
          {say('confirmDesk.refuse')}
        </Button>
      </>
    )
  return (
    <Button
      kind="primary"
      large
      loading={busy}
      onPress={look}
      {...(!complete && { blockedBy: say('confirmDesk.code.missing') })}
    >
      {say('confirmDesk.next')}
    </Button>
  )
}

/** Staff sign in at the computer with their phone: code, look, confirm. */
export function ConfirmDesk() {
  const state = useConfirmDesk()
  const { code, write, asked, done, failure, now } = state
  return (
    <Page title={say('confirmDesk.title')} action={action(state)}>
      {done ? (
        <Notice tone="ok" title={say('confirmDesk.done')}>
          {say('confirmDesk.done.note')}
        </Notice>
      ) : asked ? (
        <>
          <Notice
            tone="warn"
            icon="shield"
            title={say('confirmDesk.asked', { when: dayTime(asked.startedAt, now) })}
          >
            {say('confirmDesk.asked.note')}
          </Notice>
          <Card>
            <View className="al-confirm-desk__digits">{`${code.slice(0, 3)} ${code.slice(3)}`}</View>
            <View>{say('confirmDesk.compare')}</View>
            {asked.browser && <View>{say('confirmDesk.browser', { browser: asked.browser })}</View>}
          </Card>
        </>
      ) : (
        <Card>
          <TextField
            label={say('confirmDesk.code')}
            hint={say('confirmDesk.code.hint')}
            value={code}
            onChange={write}
            type="number"
            maxLength={6}
            focus
          />
        </Card>
      )}
      <FailureNotice failure={failure} />
    </Page>
  )
}
