import type { ReactNode } from 'react'
import { KINDS, PUBLIC_KINDS, tileCategories } from '../../../domain/routing/taxonomy'
import { Empty, ErrorState } from '../../ui/empty'
import { Page } from '../../ui/page'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/words'
import { failureWords } from '../../ui/failure-words'
import { CategorySheet } from './category-sheet'
import { DiscardQuestion } from './discard-question'
import { InPublic, OpenInPublic } from './in-public'
import { HomesSheet, MyHome } from './my-home'
import { OpenTickets } from './open-tickets'
import { ReportTiles } from './report-tiles'
import { StaffLine } from './staff-line'
import { UnsentReports } from './unsent-reports'
import { useHome, type HomeState } from './use-home'
import './home.scss'

type Newcomer = (inPublic: ReactNode) => ReactNode

function Body({ state, newcomer }: { state: HomeState; newcomer: Newcomer | undefined }) {
  const { me } = state
  if (me.failure) return <ErrorState {...failureWords(me.failure)} onRetry={me.retry} />
  if (!me.who) return <Skeleton of="line" count={5} />
  if (!me.home) {
    if (me.isStaff)
      return (
        <Empty
          picture="home"
          title={say('home.staff.title')}
          hint={say('home.staff.hint')}
          action={{ word: say('home.work'), onPress: state.openJobs, primary: true }}
        />
      )
    return (
      <>
        <OpenInPublic state={state} />
        {newcomer?.(<InPublic state={state} />)}
      </>
    )
  }
  return (
    <>
      <MyHome home={me.home} several={me.who.homes.length > 1} onPress={() => state.show('homes')} />
      <UnsentReports
        drafts={state.drafts}
        onOpen={state.report}
        onSend={state.sendAgain}
        onDiscard={state.askDiscard}
      />
      <ReportTiles
        title={say('home.report')}
        tiles={tileCategories.first}
        onReport={state.report}
        onMore={() => state.show('categories')}
      />
      <OpenTickets list={state.list} now={state.now} onOpen={state.openTicket} onAll={state.openTickets} />
    </>
  )
}

type HomeProps = {
  /** What somebody without a home sees, around what they can do in public. */
  newcomer?: Newcomer
  /** What the front desk was asked for. */
  asked?: ReactNode
}

/** The resident's first screen: report in two taps, and what is going on (ui.md). */
export function Home({ newcomer, asked }: HomeProps) {
  const state = useHome()
  const { me, sheet, close } = state
  const overlay = (
    <>
      <HomesSheet
        open={sheet === 'homes'}
        homes={me.who?.homes ?? []}
        current={me.home?.householdId ?? ''}
        onChoose={state.chooseHome}
        onClose={close}
      />
      <CategorySheet
        kinds={me.home ? KINDS : PUBLIC_KINDS}
        open={sheet === 'categories'}
        onReport={state.report}
        onClose={close}
      />
      <DiscardQuestion state={state} />
    </>
  )
  return (
    <Page overlay={overlay}>
      {asked}
      {me.isStaff && me.home && <StaffLine roles={me.who?.roles ?? []} />}
      <Body state={state} newcomer={newcomer} />
    </Page>
  )
}
