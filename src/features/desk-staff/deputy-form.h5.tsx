import { useState } from 'react'
import { addDays, dayOf, instantAt, MINUTE } from '../../../domain/kernel/instant'
import { api } from '../../api/api'
import { useCommand, type WithId } from '../../api/use-command'
import { Button } from '../../ui/button'
import { Confirm } from '../../ui/confirm'
import { DateField } from '../../ui/date-field'
import { FailureNotice } from '../../ui/failure-notice'
import { Field } from '../../ui/field'
import { dayTime } from '../../ui/format'
import { Line, Lines } from '../../ui/line'
import { say } from '../../ui/words'
import { ColleagueSelect } from './colleague-select'
import type { Member, RosterState } from './use-roster'

type Props = { communityId: string; roster: RosterState; member: Member; onSaved: () => void }
type Named = Omit<Parameters<typeof api.community.staff.nameDeputy>[0], 'commandId'>
type Ended = Omit<Parameters<typeof api.community.staff.endDeputy>[0], 'commandId'>
type Deputyship = Member['deputyships'][number]

/** A span ends with its last day: what people read is the last minute of it. */
const endWord = (until: number, now: number): string => dayTime(until - MINUTE, now)

const nameIn = (roster: RosterState, deputyId: string): string =>
  roster.members.find(({ personId }) => personId === deputyId)?.name ?? ''

/** Spans that run or are to come; each may be ended. */
function Spans({ communityId, roster, member }: Props) {
  const [asking, setAsking] = useState<Deputyship>()
  const command = useCommand((input: WithId<Ended>) => api.community.staff.endDeputy(input), {
    onDone: () => void roster.refresh(),
  })
  const confirm = async (deputyshipId: string): Promise<void> => {
    await command.run({ communityId, personId: member.personId, deputyshipId })
    setAsking(undefined)
  }
  if (member.deputyships.length === 0)
    return <span className="al-desk-staff__small">{say('deputy.none')}</span>
  return (
    <>
      <Lines>
        {member.deputyships.map((one) => (
          <Line
            key={one.id}
            title={say('deputy.span', {
              name: nameIn(roster, one.deputyId),
              from: dayTime(one.from, roster.now),
              until: endWord(one.until, roster.now),
            })}
            note={say(one.from <= roster.now ? 'deputy.running' : 'deputy.coming')}
            trailing={
              <Button inline kind="quiet" onPress={() => setAsking(one)}>
                {say('deputy.end')}
              </Button>
            }
          />
        ))}
      </Lines>
      <FailureNotice failure={command.failure} />
      <Confirm
        open={asking !== undefined}
        danger
        title={say('deputy.end.ask', { name: asking ? nameIn(roster, asking.deputyId) : '' })}
        text={say('deputy.end.what')}
        confirmWord={say('deputy.end')}
        cancelWord={say('myHomes.keep')}
        loading={command.busy}
        onConfirm={() => asking && void confirm(asking.id)}
        onCancel={() => setAsking(undefined)}
      />
    </>
  )
}

function useNaming({ communityId, roster, member, onSaved }: Props) {
  const today = dayOf(roster.now)
  const [deputyId, setDeputyId] = useState(member.deputyId ?? '')
  const [first, setFirst] = useState(today)
  const [last, setLast] = useState(today)
  const command = useCommand((input: WithId<Named>) => api.community.staff.nameDeputy(input), {
    onDone: () => {
      void roster.refresh()
      onSaved()
    },
  })
  return {
    ...{ today, deputyId, setDeputyId, first, last, setLast, command },
    setFirst: (day: string) => {
      setFirst(day)
      if (last < day) setLast(day)
    },
    complete: deputyId !== '' && first !== '' && last !== '',
    name: () =>
      void command.run({
        ...{ communityId, personId: member.personId, deputyId },
        // Today means from now on.
        ...{ from: Math.max(instantAt(first, 0), roster.now), until: instantAt(addDays(last, 1), 0) },
      }),
  }
}

/** Who stands in while a colleague is away, from a day to a day (domain.md §2). */
export function DeputyForm(props: Props) {
  const { roster, member } = props
  const form = useNaming(props)
  return (
    <>
      <Field label={say('deputy.title')} hint={say('deputy.what')}>
        <Spans {...props} />
      </Field>
      <Field label={say('deputy.who')}>
        <ColleagueSelect
          roster={roster}
          member={member}
          label={say('deputy.who')}
          none={say('deputy.choose')}
          value={form.deputyId}
          onChange={form.setDeputyId}
        />
      </Field>
      <div className="al-desk-staff__pair">
        <DateField
          label={say('deputy.first')}
          value={form.first}
          from={form.today}
          onChange={form.setFirst}
        />
        <DateField label={say('deputy.last')} value={form.last} from={form.first} onChange={form.setLast} />
      </div>
      <FailureNotice failure={form.command.failure} kept={say('deskHomes.kept')} />
      <Button
        kind="primary"
        loading={form.command.busy}
        onPress={form.name}
        {...(!form.complete && { blockedBy: say('deputy.missing') })}
      >
        {say('deputy.name')}
      </Button>
    </>
  )
}
