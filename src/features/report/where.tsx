import { View } from '@tarojs/components'
import { Choice } from '../../ui/choice'
import { Field, TextField } from '../../ui/field'
import { say } from '../../ui/words'
import { MAX_PLACE, type ReportState } from './use-report'

function Place({ state: { draft, change, problem } }: { state: ReportState }) {
  return (
    <TextField
      label={say('report.place')}
      placeholder={say('report.place.hint')}
      value={draft.publicPlace}
      onChange={(publicPlace) => change({ publicPlace })}
      maxLength={MAX_PLACE}
      {...(problem === 'place' && { error: say('report.place.missing') })}
    />
  )
}

/** Of one community there is nothing to choose. */
function InPublic({ state }: { state: ReportState }) {
  const { spot, spots, draft, change, problem } = state
  return (
    <>
      <Field
        label={say('report.where')}
        {...(problem === 'community' && { error: say('report.community.missing') })}
      >
        {spots.length > 1 ? (
          <Choice
            label={say('report.where')}
            value={draft.communityId ?? ''}
            onChange={(communityId) => change({ communityId })}
            options={spots.map(({ communityId, communityName }) => ({
              value: communityId,
              word: communityName,
            }))}
          />
        ) : (
          <View>{say('report.where.publicOf', { community: spot.communityName })}</View>
        )}
      </Field>
      <Place state={state} />
    </>
  )
}

/** The home is known from the binding, never typed (domain.md §1 P2); a public place is told in words. */
export function Where({ state, askPlace }: { state: ReportState; askPlace: boolean }) {
  const { draft, change, spot, inPublic } = state
  if (inPublic) return <InPublic state={state} />
  if (!askPlace) return null
  return (
    <>
      <Field label={say('report.where')}>
        <Choice
          label={say('report.where')}
          value={draft.where}
          onChange={(where) => change({ where })}
          options={[
            { value: 'home', word: say('report.where.home'), note: spot.unitLabel },
            { value: 'public', word: say('report.where.public') },
          ]}
        />
      </Field>
      {draft.where === 'public' && <Place state={state} />}
    </>
  )
}
