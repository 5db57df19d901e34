import { DAY, type Instant } from '../kernel/instant'
import type { HomeBinding, Person, StaffRole, TrialStay } from './person'

/** How long somebody may look round in a community of their own (decisions/0029). */
export const TRIAL_LASTS = DAY
export const TRIAL_NAME = '安邻体验小区'

/** A visitor may have told no name. */
const VISITOR = '体验者'

/** What somebody is called where they work: everybody there has told a name, but a visitor. */
export const workingName = ({ name, trial }: Pick<Person, 'name' | 'trial'>): string =>
  name === '' && trial !== undefined ? VISITOR : name

/** The trial that runs at `now`. */
export const trialAt = ({ trial }: Pick<Person, 'trial'>, now: Instant): TrialStay | undefined =>
  trial !== undefined && now < trial.until ? trial : undefined

type Belonging = Pick<Person, 'roles' | 'trial'>

/** What somebody is in earnest: without what they only try out. */
export const earnestRoles = ({ roles, trial }: Belonging): StaffRole[] =>
  trial === undefined ? roles : roles.filter(({ communityId }) => communityId !== trial.communityId)

/** Roles that hold at `now`: those of a trial end with it, whenever the timer comes round to it. */
export const rolesAt = (person: Belonging, now: Instant): StaffRole[] =>
  trialAt(person, now) === undefined ? earnestRoles(person) : person.roles

/** A real home first: the trial goes on beside it. */
export const earnestFirst = (homes: readonly HomeBinding[], trial: TrialStay | undefined): HomeBinding[] => {
  const isTrial = ({ communityId }: HomeBinding): boolean => communityId === trial?.communityId
  return [...homes.filter((home) => !isTrial(home)), ...homes.filter(isTrial)]
}

/** The person with a trial before them; undefined when another one runs, or they are leaving. */
export const reserveTrial = (person: Person, stay: TrialStay, now: Instant): Person | undefined => {
  if (person.leavingAs !== undefined || trialAt(person, now) !== undefined) return undefined
  const former = withoutTrial(person) ?? person
  return { ...former, version: person.version + 1, trial: stay }
}

/** The person at home and at work in it; undefined when they are already, or it ended meanwhile. */
export const enterTrial = (person: Person, home: HomeBinding, role: StaffRole): Person | undefined => {
  if (person.trial?.communityId !== home.communityId) return undefined
  if (person.roles.some(({ communityId }) => communityId === home.communityId)) return undefined
  const homes = [...person.homes, home]
  return { ...person, version: person.version + 1, homes, roles: [...person.roles, role] }
}

/** The person without the trial and all that came with it; undefined when there is none, or it is another one. */
export const withoutTrial = (person: Person, trialId = person.trial?.communityId): Person | undefined => {
  const { trial, ...rest } = person
  if (trial === undefined || trial.communityId !== trialId) return undefined
  const elsewhere = ({ communityId }: { communityId: string }): boolean => communityId !== trialId
  return {
    ...rest,
    version: person.version + 1,
    homes: person.homes.filter(elsewhere),
    roles: person.roles.filter(elsewhere),
  }
}
