import { useState } from 'react'
import { api } from '../../api/api'
import { useCommand, type WithId } from '../../api/use-command'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { Confirm } from '../../ui/confirm'
import { FailureNotice } from '../../ui/failure-notice'
import { Field } from '../../ui/field'
import { Notice } from '../../ui/notice'
import { say } from '../../ui/words'
import { PlaceSearch } from './place-search'
import { usePlaces, type Place } from './use-places'

const TENURES = ['owner_occupied', 'let', 'vacant', 'developer'] as const
type Tenure = (typeof TENURES)[number]
type Sent = Omit<Parameters<typeof api.community.home.handOver>[0], 'commandId'>

function useHandOver(communityId: string) {
  const places = usePlaces(communityId, '')
  const [place, setPlace] = useState<Place>()
  const [next, setNext] = useState<Tenure>()
  const [asking, setAsking] = useState(false)
  const [done, setDone] = useState<{ unit: string; n: number }>()
  const command = useCommand((input: WithId<Sent>) => api.community.home.handOver(input), {
    onDone: ({ ended }) => {
      setDone({ unit: place?.unitLabel ?? '', n: ended })
      setPlace(undefined)
      setNext(undefined)
      places.again()
    },
    onRefused: places.again,
  })
  const confirm = async (): Promise<void> => {
    if (place && next) await command.run({ communityId, householdId: place.householdId, next })
    setAsking(false)
  }
  const choose = (chosen: Place): void => {
    command.forget()
    setDone(undefined)
    setPlace(chosen)
  }
  return { places, place, choose, next, setNext, asking, setAsking, done, confirm, command }
}

/** Moving out (domain.md §2): ends a household and everybody's binding to it; the next one begins empty. */
export function HandOver({ communityId }: { communityId: string }) {
  const { places, place, choose, next, setNext, asking, setAsking, done, confirm, command } =
    useHandOver(communityId)
  const names = place?.members.map(({ name }) => name).join('、') ?? ''
  const missing = place === undefined ? 'household' : next === undefined ? 'next' : undefined
  return (
    <section className="al-desk-homes__form">
      <p className="al-desk-homes__intro">{say('handOver.how')}</p>
      <PlaceSearch places={places} chosen={place?.householdId} onChoose={choose} />
      {place && (
        <Field label={say('handOver.next')}>
          <Choice
            label={say('handOver.next')}
            options={TENURES.map((value) => ({ value, word: say(`tenureKind.${value}`) }))}
            value={next}
            onChange={setNext}
          />
        </Field>
      )}
      {done && (
        <Notice tone="ok" title={say('handOver.done', { unit: done.unit })}>
          {say('handOver.done.n', { n: done.n })}
        </Notice>
      )}
      <FailureNotice failure={command.failure} />
      <div>
        <Button
          inline
          kind="danger"
          onPress={() => setAsking(true)}
          {...(missing && { blockedBy: say(`handOver.missing.${missing}`) })}
        >
          {say('handOver.do')}
        </Button>
      </div>
      {place && (
        <Confirm
          open={asking}
          danger
          title={say('handOver.ask', { unit: place.unitLabel })}
          text={say(names === '' ? 'handOver.what.nobody' : 'handOver.what', {
            names,
            n: place.members.length,
          })}
          confirmWord={say('handOver.do')}
          cancelWord={say('myHomes.keep')}
          loading={command.busy}
          onConfirm={() => void confirm()}
          onCancel={() => setAsking(false)}
        />
      )}
    </section>
  )
}
