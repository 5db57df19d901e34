import { useState } from 'react'
import type { HomeRequestView } from '../../../contract/community/home'
import type { Relation } from '../../../domain/community/person'
import { addDays, instantAt } from '../../../domain/kernel/instant'
import { api } from '../../api/api'
import { useCommand, type WithId } from '../../api/use-command'
import { say } from '../../ui/words'
import { usePlaces, type Place } from './use-places'

type Sent = Omit<Parameters<typeof api.community.home.decideRequest>[0], 'commandId'>

const endOf = (day: string): number => instantAt(addDays(day, 1), 0) - 1

/** What the clerk says when approving, until somebody writes it anew. */
const approval = (place: Place | undefined, relation: Relation): string =>
  place
    ? say('deskHomes.sentence.approve', { unit: place.unitLabel, relation: say(`relation.${relation}`) })
    : ''

type Options = { onDecided: (request: HomeRequestView) => void; onTaken: () => void }

/** Deciding one request: into which household and as what, or not; always with a sentence. */
export function useDecide(request: HomeRequestView, { onDecided, onTaken }: Options) {
  const { communityId, requestId } = request
  const places = usePlaces(communityId, request.place, requestId)
  const [picked, setPicked] = useState<Place>()
  const [relation, setRelation] = useState<Relation>(request.relation)
  const [lastDay, setLastDay] = useState('')
  const [refusing, setRefusing] = useState(false)
  const [approve, setApprove] = useState<string>()
  const [refuse, setRefuse] = useState('')
  // One household found under the words is what was meant, unless another is picked.
  const only = places.places?.length === 1 ? places.places[0] : undefined
  const place = places.places?.find(({ householdId }) => householdId === picked?.householdId) ?? only
  const sentence = refusing ? refuse : (approve ?? approval(place, relation))
  const decide = useCommand((input: WithId<Sent>) => api.community.home.decideRequest(input), {
    onDone: onDecided,
    onRefused: ({ code }) => code === 'ALREADY_DECIDED' && onTaken(),
  })
  const missing = refusing
    ? sentence.trim() === '' && 'sentence'
    : place === undefined
      ? 'household'
      : relation === 'tenant' && lastDay === ''
        ? 'lease'
        : sentence.trim() === '' && 'sentence'
  const send = (): void => {
    if (missing) return
    const base = { communityId, requestId, sentence: sentence.trim() }
    if (refusing || place === undefined) void decide.run(base)
    else
      void decide.run({
        ...base,
        ...{ householdId: place.householdId, relation },
        ...(relation === 'tenant' && { endsAt: endOf(lastDay) }),
      })
  }
  return {
    places,
    place,
    pick: setPicked,
    relation,
    setRelation,
    lastDay,
    setLastDay,
    refusing,
    setRefusing: (next: boolean) => {
      decide.forget()
      setRefusing(next)
    },
    sentence,
    write: (text: string) => (refusing ? setRefuse(text) : setApprove(text)),
    missing: missing === false ? undefined : missing,
    send,
    busy: decide.busy,
    failure: decide.failure,
  } as const
}
export type Decide = ReturnType<typeof useDecide>
