import { View } from '@tarojs/components'
import { useNow } from '../../api/use-now'
import { open, replace } from '../../platform/navigate'
import { call } from '../../platform/phone'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { unbroken } from '../../ui/format'
import { Icon } from '../../ui/icon/icon'
import { Page } from '../../ui/page'
import { PromiseLine } from '../../ui/promise-line'
import { residentPromise } from '../../ui/ticket/resident-promise'
import { categoryWord } from '../../ui/ticket/state'
import { say } from '../../ui/words'
import type { SentReport } from './sent-here'
import './report.scss'

/** It is there: the number to name on the phone, and the promise. */
export function ReportSent({ sent, category, emergency }: SentReport) {
  const now = useNow()
  const action = (
    <>
      <Button kind="primary" large onPress={() => void replace('ticket', { id: sent.ticketId })}>
        {say('report.follow')}
      </Button>
      <Button kind="quiet" onPress={() => void open('home', {})}>
        {say('report.home')}
      </Button>
    </>
  )
  return (
    <Page title={categoryWord(category)} action={action}>
      <Card>
        <View className="al-sent">
          <View className="al-sent__mark">
            <Icon name="check" size={28} tone="ok" />
          </View>
          <View className="al-sent__title">{say('report.sent', { what: categoryWord(category) })}</View>
          <View className="al-sent__number">{say('report.number', { number: sent.number })}</View>
        </View>
      </Card>
      <Card>
        <PromiseLine large {...residentPromise(sent.promise, now)} />
      </Card>
      {emergency && sent.dutyPhone !== '' && (
        <Button icon="phone" onPress={() => call(sent.dutyPhone)}>
          {say('report.callDuty', { number: unbroken(sent.dutyPhone) })}
        </Button>
      )}
    </Page>
  )
}
