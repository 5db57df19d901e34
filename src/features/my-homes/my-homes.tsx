import { useEffect, useRef, useState } from 'react'
import { useMe } from '../../api/use-me'
import { open, query } from '../../platform/navigate'
import { Choice } from '../../ui/choice'
import { Empty } from '../../ui/empty'
import { FailureState } from '../../ui/failure-notice'
import { Line, Lines } from '../../ui/line'
import { Page } from '../../ui/page'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/words'
import { OneHome } from './one-home'
import './my-homes.scss'

function Body() {
  const me = useMe()
  const [asked, setAsked] = useState(() => query().id)
  // Homes end and come by others' hands too: whoever looks here sees what is so now.
  const lookAgain = useRef(me.retry)
  useEffect(() => lookAgain.current(), [])
  if (me.failure) return <FailureState failure={me.failure} onRetry={me.retry} />
  if (!me.who) return <Skeleton of="line" count={4} />
  const { homes } = me.who
  const home = homes.find(({ householdId }) => householdId === (asked ?? me.home?.householdId)) ?? homes[0]
  return (
    <>
      {home ? (
        <>
          {homes.length > 1 && (
            <Choice
              label={say('home.choose')}
              options={homes.map(({ householdId, unitLabel, communityName }) => ({
                value: householdId,
                word: unitLabel,
                note: communityName,
              }))}
              value={home.householdId}
              onChange={setAsked}
            />
          )}
          {homes.length === 1 && (
            <Lines>
              <Line
                icon="home"
                title={home.unitLabel}
                note={`${home.communityName} ${say(`relation.${home.relation}`)}`}
              />
            </Lines>
          )}
          <OneHome key={home.householdId} home={home} />
        </>
      ) : (
        <Empty picture="home" title={say('joinHome.title')} hint={say('joinHome.hint')} />
      )}
      <Lines>
        <Line
          icon="plus"
          title={say(home ? 'myHomes.another' : 'joinHome.page')}
          onPress={() => void open('join', {})}
        />
        <Line icon="list" title={say('askHome.mine')} onPress={() => void open('ask', {})} />
      </Lines>
    </>
  )
}

/** The caller's homes and who belongs to them. */
export function MyHomes() {
  return (
    <Page title={say('me.homes')}>
      <Body />
    </Page>
  )
}
