import { RELATIONS } from '../../../domain/community/person'
import { Card } from '../../ui/card'
import { Choice } from '../../ui/choice'
import { Field, TextArea, TextField } from '../../ui/field'
import { say } from '../../ui/words'
import type { AskHomeState } from './use-ask-home'

/** Which home, as what, and why. */
export function AskForm({ state: { draft, set, communities } }: { state: AskHomeState }) {
  return (
    <Card>
      {communities.length > 1 && (
        <Field label={say('askHome.community')}>
          <Choice
            label={say('askHome.community')}
            options={communities.map(({ communityId, name }) => ({ value: communityId, word: name }))}
            value={draft.communityId === '' ? undefined : draft.communityId}
            onChange={(communityId) => set({ communityId })}
          />
        </Field>
      )}
      <TextField
        label={say('askHome.place')}
        hint={communities.length === 1 ? communities[0]?.name : undefined}
        placeholder={say('askHome.place.hint')}
        value={draft.place}
        onChange={(place) => set({ place })}
        maxLength={60}
      />
      <Field label={say('askHome.relation')}>
        <Choice
          label={say('askHome.relation')}
          options={RELATIONS.map((value) => ({ value, word: say(`relation.${value}`) }))}
          value={draft.relation}
          onChange={(relation) => set({ relation })}
        />
      </Field>
      <TextField
        label={say('askHome.name')}
        value={draft.name}
        onChange={(name) => set({ name })}
        maxLength={30}
      />
      <TextArea
        label={say('askHome.reason')}
        placeholder={say('askHome.reason.hint')}
        value={draft.reason}
        onChange={(reason) => set({ reason })}
        maxLength={200}
      />
    </Card>
  )
}
