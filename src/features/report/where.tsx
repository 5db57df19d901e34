import { Choice } from '../../ui/choice'
import { Field, TextField } from '../../ui/field'
import { say } from '../../ui/words'
import { MAX_PLACE, type ReportState } from './use-report'

/** The home is known from the binding, never typed (domain.md §1 P2); a public place is told in words. */
export function Where({ state, askPlace }: { state: ReportState; askPlace: boolean }) {
  const { draft, change, home, problem } = state
  if (!askPlace) return null
  return (
    <>
      <Field label={say('report.where')}>
        <Choice
          label={say('report.where')}
          value={draft.where}
          onChange={(where) => change({ where })}
          options={[
            { value: 'home', word: say('report.where.home'), note: home.unitLabel },
            { value: 'public', word: say('report.where.public') },
          ]}
        />
      </Field>
      {draft.where === 'public' && (
        <TextField
          label={say('report.place')}
          placeholder={say('report.place.hint')}
          value={draft.publicPlace}
          onChange={(publicPlace) => change({ publicPlace })}
          maxLength={MAX_PLACE}
          {...(problem === 'place' && { error: say('report.place.missing') })}
        />
      )}
    </>
  )
}
