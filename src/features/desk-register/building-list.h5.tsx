import { say } from '../../ui/words'
import type { Units } from './use-units'

type Buildings = NonNullable<Units['buildings']>

const called = (building: string): string => (/^[0-9A-Z-]+$/.test(building) ? `${building}栋` : building)

/** The buildings of a community with how many homes stand empty. */
export function BuildingList(props: {
  buildings: Buildings
  chosen: string | undefined
  onChoose: (building: string) => void
}) {
  return (
    <nav className="al-register__buildings" aria-label={say('register.buildings')}>
      {props.buildings.map(({ phase, building, units, vacant }) => (
        <button
          key={`${phase}/${building}`}
          type="button"
          className="al-register__building"
          aria-current={building === props.chosen ? 'true' : undefined}
          onClick={() => props.onChoose(building)}
        >
          <span>{say('register.building', { phase, building: called(building) })}</span>
          <span className="al-register__small">{say('register.buildingUnits', { units, vacant })}</span>
        </button>
      ))}
    </nav>
  )
}
