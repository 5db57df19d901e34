import { Button } from '../../ui/button'
import { Confirm } from '../../ui/confirm'
import { Empty } from '../../ui/empty'
import { FailureNotice, FailureState } from '../../ui/failure-notice'
import { dayTime } from '../../ui/format'
import { Line, Lines } from '../../ui/line'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/words'
import { useMyDesks } from './use-my-desks'

type State = ReturnType<typeof useMyDesks>

function Body({ state }: { state: State }) {
  const { desks, now, failure, retry, end, ending } = state
  if (failure) return <FailureState failure={failure} onRetry={retry} />
  if (!desks) return <Skeleton of="line" count={3} />
  if (desks.length === 0)
    return <Empty picture="done" title={say('myDesks.none.title')} hint={say('myDesks.none.hint')} />
  return (
    <>
      <Notice tone="info" icon="shield" title={say('myDesks.mind')}>
        {say('myDesks.mind.todo')}
      </Notice>
      <Lines>
        {desks.map(({ sessionId, browser, since, until, here }) => (
          <Line
            key={sessionId}
            title={browser === '' ? say('myDesks.unnamed') : browser}
            note={[
              say('myDesks.since', { when: dayTime(since, now) }),
              say('myDesks.until', { when: dayTime(until, now) }),
              here && say('myDesks.here'),
            ]
              .filter(Boolean)
              .join(' · ')}
            trailing={
              <Button inline onPress={() => end(sessionId)} loading={ending === sessionId}>
                {say('myDesks.end')}
              </Button>
            }
          />
        ))}
      </Lines>
    </>
  )
}

/** 登录的电脑: where one is signed in, each ended alone or all at once. */
export function MyDesks() {
  const state = useMyDesks()
  const several = (state.desks?.length ?? 0) > 1
  const overlay = (
    <Confirm
      open={state.asking}
      danger
      title={say('myDesks.all.title')}
      text={say('myDesks.all.text')}
      confirmWord={say('myDesks.all')}
      loading={state.endingAll}
      onConfirm={state.endAll}
      onCancel={state.cancel}
    />
  )
  return (
    <Page
      title={say('myDesks.title')}
      overlay={overlay}
      {...(several && {
        action: (
          <Button kind="danger" onPress={state.ask}>
            {say('myDesks.all')}
          </Button>
        ),
      })}
    >
      <Body state={state} />
      <FailureNotice failure={state.refused} />
    </Page>
  )
}
