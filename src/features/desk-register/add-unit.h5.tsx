import type { UnitDetail, UnitPlace } from '../../../contract/register'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { FailureNotice } from '../../ui/failure-notice'
import { TextField } from '../../ui/field'
import { Icon } from '../../ui/icon/icon'
import { say, type WordKey } from '../../ui/words'
import { HouseholdFields, UnitFields } from './unit-fields'
import { useAddUnit, type AddUnitState } from './use-add-unit'

const PARTS: readonly { part: keyof UnitPlace; word: WordKey; hint?: WordKey; optional?: true }[] = [
  { part: 'phase', word: 'register.phase', optional: true },
  { part: 'building', word: 'register.buildingNumber', hint: 'register.buildingHint' },
  { part: 'entrance', word: 'register.entrance', optional: true },
  { part: 'room', word: 'register.room' },
]

function Place({ form: { place, setPlace, newBuilding, setNewBuilding } }: { form: AddUnitState }) {
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
  communityId: string
  /** The building looked at; empty when there is none. */
  building: string
  mark: boolean
  onAdded: (unit: UnitDetail) => void
  onClose: () => void
}

/** One unit by hand; many are brought in as a spreadsheet. */
export function AddUnit({ communityId, building, mark, onAdded, onClose }: Props) {
  const form = useAddUnit(communityId, building, onAdded)
  return (
    <div className="al-register__unit" role="form" aria-label={say('register.add')}>
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
      <HouseholdFields form={form} mark={mark} marked={false} isNew />
      <FailureNotice failure={form.failure} />
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
