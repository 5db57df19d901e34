import type { UnitPlace } from '../../../contract/register'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { FailureNotice } from '../../ui/failure-notice'
import { TextField } from '../../ui/field'
import { Icon } from '../../ui/icon/icon'
import { say, type WordKey } from '../../ui/words'
import { HouseholdFields, UnitFields } from './unit-fields'
import type { AddUnitState } from './use-add-unit'
import { restOf } from './wrong-fields'

const PARTS: readonly { part: keyof UnitPlace; word: WordKey; hint?: WordKey; optional?: true }[] = [
  { part: 'phase', word: 'register.phase', optional: true },
  { part: 'building', word: 'register.buildingNumber', hint: 'register.buildingHint' },
  { part: 'entrance', word: 'register.entrance', optional: true },
  { part: 'room', word: 'register.room' },
]

function Place({ form }: { form: Omit<AddUnitState, 'root'> }) {
  const { place, setPlace, newBuilding, setNewBuilding, wrong } = form
  return (
    <>
      <div className="al-register__place-fields">
        {PARTS.map(({ part, word, hint, optional }) => (
          <TextField
            key={part}
            label={say(word)}
            hint={hint && say(hint)}
            optional={optional}
            maxLength={20}
            error={wrong({ of: part })}
            value={place[part]}
            onChange={(text) => setPlace({ [part]: text })}
          />
        ))}
      </div>
      <Choice
        many
        label={say('register.newBuilding')}
        options={[{ value: 'new', word: say('register.newBuilding') }]}
        value={newBuilding ? ['new'] : []}
        onChange={() => setNewBuilding(!newBuilding)}
      />
    </>
  )
}

type Props = {
  form: AddUnitState
  mark: boolean
  onShow: (unitId: string) => void
  onClose: () => void
}

/** One unit by hand; many are brought in as a spreadsheet. */
export function AddUnit({ form: { root, ...form }, mark, onShow, onClose }: Props) {
  const there = form.failure?.unitId
  return (
    <div ref={root} className="al-register__unit" role="form" aria-label={say('register.add')}>
      <div className="al-register__line">
        <h2 className="al-register__place">{say('register.add')}</h2>
        <button
          type="button"
          className="al-register__close"
          aria-label={say('common.close')}
          onClick={onClose}
        >
          <Icon name="close" tone="quiet" />
        </button>
      </div>
      <Place form={form} />
      <UnitFields form={form} />
      <HouseholdFields form={form} mark={mark} marked={false} startsToday />
      <FailureNotice
        failure={restOf(form.failure)}
        kept={say('register.kept')}
        action={
          there !== undefined && (
            <Button inline onPress={() => onShow(there)}>
              {say('register.showIt')}
            </Button>
          )
        }
      />
      <div className="al-register__line">
        <Button inline kind="primary" onPress={form.add} loading={form.busy}>
          {say('register.addDo')}
        </Button>
        <Button inline kind="quiet" onPress={onClose}>
          {say('register.addNot')}
        </Button>
      </div>
    </div>
  )
}
