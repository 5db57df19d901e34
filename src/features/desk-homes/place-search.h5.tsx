import type { Applicant } from '../../../contract/community/home'
import { Button } from '../../ui/button'
import { FailureState } from '../../ui/failure-notice'
import { Icon } from '../../ui/icon/icon'
import { Notice } from '../../ui/notice'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/words'
import type { Place, Places } from './use-places'

const membersOf = ({ members }: Place): string =>
  members.length === 0
    ? say('deskHomes.nobody')
    : members.map(({ name, relation }) => `${name}（${say(`relation.${relation}`)}）`).join('、')

const applicantWord = ({ number, sameName, member }: Applicant): string => {
  const who = member ? `${member.name}（${say(`relation.${member.relation}`)}）` : ''
  if (number === 'same')
    return say(sameName ? 'deskHomes.number.same' : 'deskHomes.number.sameOther', { who })
  if (number === 'other') return say('deskHomes.number.other', { who })
  return say(sameName ? 'deskHomes.number.noneNamed' : 'deskHomes.number.none', { who })
}

/** Whether the applicant's verified number, and name, are in the register there: neither has to be shown. */
function InRegister({ applicant }: { applicant: Applicant }) {
  const fits = applicant.number === 'same' && applicant.sameName
  return (
    <span className={`al-desk-homes__match al-tone-${fits ? 'ok' : 'warn'}`}>
      <Icon name={fits ? 'check' : 'warning'} size={16} tone={fits ? 'ok' : 'warn'} />
      {applicantWord(applicant)}
    </span>
  )
}

type Props = { places: Places; chosen: string | undefined; onChoose: (place: Place) => void }

function Found({ places: { places, failure, again }, chosen, onChoose }: Props) {
  if (failure) return <FailureState failure={failure} onRetry={again} />
  if (!places) return <Skeleton of="line" count={2} />
  if (places.length === 0)
    return <Notice tone="warn" title={say('deskHomes.noPlace')} children={say('deskHomes.noPlace.todo')} />
  return (
    <div className="al-desk-homes__places" role="radiogroup" aria-label={say('deskHomes.household')}>
      {places.map((place) => (
        <label key={place.householdId} className="al-desk-homes__place">
          <input
            className="al-desk-homes__choose"
            type="radio"
            name="household"
            checked={place.householdId === chosen}
            onChange={() => onChoose(place)}
          />
          <span>
            <strong>{place.unitLabel}</strong>
            <span className="al-desk-homes__small">
              {`${say(`tenureKind.${place.kind}`)} · ${membersOf(place)}`}
            </span>
            {place.applicant && <InRegister applicant={place.applicant} />}
          </span>
        </label>
      ))}
    </div>
  )
}

/** Finds the household that words mean, and has one chosen. */
export function PlaceSearch(props: Props) {
  const { places } = props
  const asked = places.places !== undefined || places.searching || places.failure !== undefined
  return (
    <>
      <div className="al-desk-homes__row">
        <input
          className="al-desk-frame__control al-desk-homes__grow"
          type="search"
          aria-label={say('deskHomes.find')}
          placeholder={say('deskHomes.find')}
          value={places.typed}
          onChange={({ target }) => places.type(target.value)}
          onKeyDown={({ key }) => key === 'Enter' && places.search()}
        />
        <Button inline icon="search" onPress={places.search} loading={places.searching}>
          {say('deskHomes.search')}
        </Button>
      </div>
      {asked && <Found {...props} />}
    </>
  )
}
