import { View } from '@tarojs/components'
import type { InboxEntry } from '../../../contract/notify'
import { usePullDown } from '../../platform/page-events'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { classes } from '../../ui/class-names'
import { Empty, ErrorState } from '../../ui/empty'
import { FailureNotice } from '../../ui/failure-notice'
import { failureWords } from '../../ui/failure-words'
import { ago } from '../../ui/format'
import { Icon } from '../../ui/icon/icon'
import { Page } from '../../ui/page'
import { Skeleton } from '../../ui/skeleton'
import { StateTag } from '../../ui/state-tag'
import { say } from '../../ui/words'
import { noticeIcon } from './notice-icon'
import { useInbox, type InboxState } from './use-inbox'
import './inbox.scss'

type EntryProps = { entry: InboxEntry; now: number; onOpen: (entry: InboxEntry) => void }

function Entry({ entry, now, onOpen }: EntryProps) {
  const unread = entry.readAt === undefined
  return (
    <Card onPress={() => onOpen(entry)}>
      <View className="al-entry">
        <Icon name={noticeIcon(entry.kind)} tone={unread ? 'brand' : 'quiet'} />
        <View className="al-entry__words">
          <View className={classes('al-entry__title', unread && 'al-entry__title--unread')}>
            {entry.title}
          </View>
          {entry.text !== '' && <View>{entry.text}</View>}
          <View className="al-entry__foot">
            <View>{ago(entry.at, now)}</View>
            {unread && <StateTag word={say('inbox.unread')} icon="bell" tone="brand" />}
          </View>
        </View>
      </View>
    </Card>
  )
}

function Body({ state }: { state: InboxState }) {
  const { me, entries, failure, refresh, refreshing, unread, readAll, more, loadingMore } = state
  const broken = me.failure ?? failure
  if (broken)
    return <ErrorState {...failureWords(broken)} onRetry={() => void refresh()} retrying={refreshing} />
  if (me.who && me.who.personId === undefined)
    return <Empty picture="home" title={say('home.nobody.title')} hint={say('home.nobody.hint')} />
  if (!entries) return <Skeleton of="line" count={6} />
  if (entries.length === 0)
    return <Empty picture="inbox" title={say('inbox.empty.title')} hint={say('inbox.empty.hint')} />
  return (
    <>
      {unread > 0 && readAll && (
        <Button kind="quiet" icon="check" loading={state.reading.busy} onPress={readAll}>
          {say('inbox.readAll', { n: unread })}
        </Button>
      )}
      <FailureNotice failure={state.reading.failure} />
      {entries.map((entry) => (
        <Entry key={entry.entryId} entry={entry} now={state.now} onOpen={state.openEntry} />
      ))}
      {more && (
        <Button onPress={more} loading={loadingMore}>
          {say('tickets.older')}
        </Button>
      )}
    </>
  )
}

/** The truth of what a person was told, whatever WeChat delivered (design.md D4). */
export function Inbox() {
  const state = useInbox()
  usePullDown(state.refresh)
  return (
    <Page>
      <Body state={state} />
    </Page>
  )
}
