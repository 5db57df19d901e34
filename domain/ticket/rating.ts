import type { Progress } from './ticket'

/** True when the work that is done now has been rated; a rating from before a reopening is an earlier one. */
export const isRated = ({ rating, doneAt }: Pick<Progress, 'rating' | 'doneAt'>): boolean =>
  rating !== undefined && doneAt !== undefined && rating.at >= doneAt
