import { View } from '@tarojs/components'
import { back } from '../../platform/navigate'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { CodeEntry, LookButton } from '../../ui/code-entry'
import { FailureNotice } from '../../ui/failure-notice'
import { dayTime } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { say } from '../../ui/words'
import { DIGITS, useConfirmDesk } from './use-confirm-desk'
import './confirm-desk.scss'

type State = ReturnType<typeof useConfirmDesk>

function action(state: State) {
  const { looked, done, confirm, confirming, refuse, refusing } = state
  if (done)
    return (
      <Button kind="primary" large onPress={() => void back()}>
        {say('confirmDesk.finish')}
      </Button>
    )
  if (looked)
    return (
      <>
        <Button kind="primary" large loading={confirming} onPress={confirm}>
          {say('confirmDesk.confirm')}
        </Button>
        <Button kind="quiet" loading={refusing} onPress={refuse}>
          {say('confirmDesk.refuse')}
        </Button>
      </>
    )
  return <LookButton {...state} word={say('confirmDesk.next')} missing={say('confirmDesk.code.missing')} />
}

/** Staff sign in at the computer with their phone: code, look, confirm. */
export function ConfirmDesk() {
  const state = useConfirmDesk()
  const { code, looked, done, refused, failure, now } = state
  return (
    <Page title={say('confirmDesk.title')} action={action(state)}>
      {refused && !looked && <Notice tone="ok" title={say('confirmDesk.refused')} />}
      {done ? (
        <Notice tone="ok" title={say('confirmDesk.done')}>
          {say('confirmDesk.done.note')}
        </Notice>
      ) : looked ? (
        <>
          <Notice
            tone="warn"
            icon="shield"
            title={say('confirmDesk.asked', { when: dayTime(looked.startedAt, now) })}
          >
            {say('confirmDesk.asked.note')}
          </Notice>
          <Card>
            <View className="al-confirm-desk__digits">{`${code.slice(0, 3)} ${code.slice(3)}`}</View>
            <View>{say('confirmDesk.compare')}</View>
            {looked.browser && <View>{say('confirmDesk.browser', { browser: looked.browser })}</View>}
          </Card>
        </>
      ) : (
        <CodeEntry
          {...state}
          label={say('confirmDesk.code')}
          hint={say('confirmDesk.code.hint')}
          digits={DIGITS}
        />
      )}
      <FailureNotice failure={failure} />
    </Page>
  )
}
