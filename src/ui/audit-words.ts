import type { AuditLine } from '../../contract/community/audit'
import { fieldLabel } from '../../contract/register-words'
import { placeWord, wordIf } from './policy-place'
import { say } from './words'

/** A field of a policy, of a unit, of a colleague or of the community's own facts, as its form calls it. */
const fieldWord = (place: string): string => {
  const [part, field = ''] = place.split('.')
  if (part === 'unit') return fieldLabel(field)
  if (part === 'staff' || part === 'tryOut') return wordIf(`audit.${place}`) ?? field
  if (part === 'settings') return wordIf(`audit.${place}`) ?? wordIf(`department.${field}`) ?? field
  return placeWord(place)
}

/** So many places of a policy are named; of more, how many there are. */
const NAMED = 3

const placesWord = (places: readonly string[]): string => {
  const named = places.slice(0, NAMED).map(fieldWord).join('、')
  return places.length > NAMED ? say('audit.places', { named, n: places.length }) : named
}

/** What was acted on: whom it is about, what it is called, which fields. */
export const objectWord = ({ about, object, places = [] }: AuditLine): string =>
  [about, object, placesWord(places)].filter(Boolean).join(' · ')
