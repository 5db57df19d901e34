import { View } from '@tarojs/components'
import type { InboxEntry } from '../../../contract/notify'
import { usePullDown } from '../../platform/page-events'
import { Button } from '../../ui/button'
import { Empty, ErrorState } from '../../ui/empty'
import { FailureNotice } from '../../ui/failure-notice'
import { failureWords } from '../../ui/failure-words'
import { ago } from '../../ui/format'
import { Line, Lines } from '../../ui/line'
import { Page } from '../../ui/page'
import { Skeleton } from '../../ui/skeleton'
import { StateTag } from '../../ui/state-tag'
import { say } from '../../ui/words'
import { noticeIcon } from './notice-icon'
import { useInbox, type InboxState } from './use-inbox'

type EntryProps = { entry: InboxEntry; now: number; onOpen: (entry: InboxEntry) => void }

function Entry({ entry, now, onOpen }: EntryProps) {
  const unread = entry.readAt === undefined
  return (
    <Line
      icon={noticeIcon(entry.kind)}
      title={entry.title}
      note={[entry.text, ago(entry.at, now)].filter(Boolean).join('\n')}
      {...(unread && { value: <StateTag word={say('inbox.unread')} icon="bell" tone="brand" /> })}
      onPress={() => onOpen(entry)}
    />
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
      <View className="al-inbox">
        <Lines>
          {entries.map((entry) => (
            <Entry key={entry.entryId} entry={entry} now={state.now} onOpen={state.openEntry} />
          ))}
        </Lines>
      </View>
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
