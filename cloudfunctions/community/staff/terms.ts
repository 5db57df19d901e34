import type { StaffTerms } from '../../../domain/community/roster'
import { termsProblem } from '../../../domain/community/staff'
import { refuse } from '../../_kit/refuse'

const SENTENCE = {
  roles: 'terms_roles',
  skills: 'terms_skills',
  shifts: 'terms_shifts',
  firmId: 'terms_firm',
} as const

/** Refuses terms that make no sense, by the field that is wrong. */
export const checkTerms = (terms: StaffTerms): StaffTerms => {
  const problem = termsProblem(terms)
  if (problem !== undefined) throw refuse('BAD_INPUT', SENTENCE[problem], { field: problem })
  return terms
}
