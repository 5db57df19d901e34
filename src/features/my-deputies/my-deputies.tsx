import { useState } from 'react'
import { MINUTE } from '../../../domain/kernel/instant'
import { Button } from '../../ui/button'
import { Section } from '../../ui/card'
import { Choice } from '../../ui/choice'
import { Confirm } from '../../ui/confirm'
import { Empty } from '../../ui/empty'
import { FailureNotice, FailureState } from '../../ui/failure-notice'
import { dayTime } from '../../ui/format'
import { Line, Lines } from '../../ui/line'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { Skeleton } from '../../ui/skeleton'
import { departmentWord } from '../../ui/ticket/state'
import { say } from '../../ui/words'
import { NameSheet } from './name-sheet'
import { useMyDeputies, type MyDeputiesAnswer, type Span } from './use-my-deputies'

type Timed = { from: number; until: number }

/** People read the last minute of a span, not the first one after. */
const spanWord = ({ from, until }: Timed, now: number): string =>
  say('myDeputies.span', { from: dayTime(from, now), until: dayTime(until - MINUTE, now) })

const stateWord = ({ from }: Timed, now: number): string =>
  say(from <= now ? 'deputy.running' : 'deputy.coming')

function ByMe({ answer: { standsIn, now } }: { answer: MyDeputiesAnswer }) {
  if (standsIn.length === 0) return null
  return (
    <Section title={say('myDeputies.byMe')}>
      <Lines>
        {standsIn.map((one) => (
          <Line
            key={one.id}
            icon="user"
            title={one.name}
            note={[
              `${departmentWord(one.department)} ${one.roles.map((role) => say(`role.${role}`)).join(' ')}`,
              spanWord(one, now),
            ].join(' · ')}
            value={stateWord(one, now)}
          />
        ))}
      </Lines>
    </Section>
  )
}

function ForMe({ answer, onEnd }: { answer: MyDeputiesAnswer; onEnd: (span: Span) => void }) {
  const { deputies, mayName, now } = answer
  if (!mayName) return null
  return (
    <Section title={say('myDeputies.forMe')}>
      <Lines>
        {deputies.length === 0 && <Line title={say('myDeputies.none')} note={say('myDeputies.none.hint')} />}
        {deputies.map((one) => (
          <Line
            key={one.id}
            icon="user"
            title={one.name}
            note={`${spanWord(one, now)} · ${stateWord(one, now)}`}
            trailing={
              <Button inline onPress={() => onEnd(one)}>
                {say('deputy.end')}
              </Button>
            }
          />
        ))}
      </Lines>
    </Section>
  )
}

function Body({ answer, onEnd }: { answer: MyDeputiesAnswer; onEnd: (span: Span) => void }) {
  if (!answer.mayName && answer.standsIn.length === 0)
    return <Empty picture="done" title={say('myDeputies.nothing')} hint={say('myDeputies.nothing.hint')} />
  return (
    <>
      <ByMe answer={answer} />
      <ForMe answer={answer} onEnd={onEnd} />
    </>
  )
}

/** 我的代班: for whom I stand in, who stands in for me; naming somebody and ending it (domain.md §2). */
export function MyDeputies() {
  const state = useMyDeputies()
  const { answer, communities, communityId } = state
  const [asking, setAsking] = useState(false)
  const [named, setNamed] = useState<string>()
  const [ending, setEnding] = useState<Span>()
  const overlay =
    asking && answer ? (
      <NameSheet
        {...{ state, answer }}
        onNamed={(name) => {
          setNamed(name)
          setAsking(false)
        }}
        onClose={() => setAsking(false)}
      />
    ) : (
      <Confirm
        open={ending !== undefined}
        danger
        title={say('deputy.end.ask', { name: ending?.name ?? '' })}
        text={say('myDeputies.end.what')}
        confirmWord={say('deputy.end')}
        cancelWord={say('myHomes.keep')}
        loading={state.ending}
        onConfirm={() => ending && void state.end(ending).then(() => setEnding(undefined))}
        onCancel={() => setEnding(undefined)}
      />
    )
  const action = answer?.mayName && (
    <Button
      kind="primary"
      large
      onPress={() => {
        setNamed(undefined)
        setAsking(true)
      }}
    >
      {say('myDeputies.ask')}
    </Button>
  )
  return (
    <Page title={say('myDeputies.title')} overlay={overlay} {...(action && { action })}>
      {named !== undefined && (
        <Notice tone="ok" title={say('myDeputies.named', { name: named })}>
          {say('myDeputies.named.todo')}
        </Notice>
      )}
      {communities.length > 1 && (
        <Choice
          label={say('live.community')}
          options={communities.map(([value, word]) => ({ value, word }))}
          value={communityId}
          onChange={state.choose}
        />
      )}
      {state.failure && !answer ? (
        <FailureState failure={state.failure} onRetry={state.retry} />
      ) : answer ? (
        <Body answer={answer} onEnd={setEnding} />
      ) : state.loading ? (
        <Skeleton of="line" count={3} />
      ) : (
        <Empty picture="done" title={say('myDeputies.nothing')} hint={say('myDeputies.nothing.hint')} />
      )}
      <FailureNotice failure={state.refused} />
    </Page>
  )
}
