import { useQuery } from '@tanstack/react-query'
import { tileCategories } from '../../../domain/routing/taxonomy'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { call } from '../../platform/phone'
import { Button } from '../../ui/button'
import { Section } from '../../ui/card'
import { Line, Lines } from '../../ui/line'
import { say } from '../../ui/words'
import { OpenTickets } from './open-tickets'
import { ReportTiles } from './report-tiles'
import { UnsentReports } from './unsent-reports'
import type { HomeState } from './use-home'

/** More numbers than that are no help on a first screen: the report asks for the community. */
const MOST_NUMBERS = 5

function DutyPhones() {
  const { data } = useQuery({
    queryKey: keys.communities,
    queryFn: () => api.community.home.communities({}),
  })
  const reachable = (data?.communities ?? []).filter(({ dutyPhone }) => dutyPhone !== '')
  if (reachable.length === 0 || reachable.length > MOST_NUMBERS) return null
  return (
    <Section title={say('me.duty')}>
      <Lines>
        {reachable.map(({ communityId, name, dutyPhone }) => (
          <Line
            key={communityId}
            icon="phone"
            title={name}
            note={dutyPhone}
            trailing={
              <Button inline kind="quiet" icon="phone" onPress={() => call(dutyPhone)}>
                {say('me.dial')}
              </Button>
            }
          />
        ))}
      </Lines>
    </Section>
  )
}

/** What they reported and is going on stands first, as it does for those who live here. */
export function OpenInPublic({ state }: { state: HomeState }) {
  const { list, now } = state
  // Nothing going on is nothing to say here; not knowing is.
  if (!list.failure && (!list.cards || list.cards.length === 0)) return null
  return <OpenTickets list={list} now={now} onOpen={state.openTicket} onAll={state.openTickets} />
}

/** What somebody without a home can do here: report something in a public area, call (domain.md §2). */
export function InPublic({ state }: { state: HomeState }) {
  return (
    <>
      <UnsentReports
        drafts={state.drafts}
        onOpen={state.report}
        onSend={state.sendAgain}
        onDiscard={state.askDiscard}
      />
      <ReportTiles
        title={say('home.public')}
        tiles={tileCategories.inPublic}
        onReport={state.report}
        onMore={() => state.show('categories')}
      />
      <DutyPhones />
    </>
  )
}
