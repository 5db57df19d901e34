/** Why a row cannot be taken. The sentences are in contract/register-words.ts; `column` is a heading of the file. */
export const PROBLEMS = [
  /** A cell that must not be empty. */
  'required',
  'phone',
  /** Not a date in a form that we read. */
  'date_form',
  /** Like a date, but no such day: 2024-02-30. */
  'date_impossible',
  'area',
  /** None of the allowed words. */
  'choice',
  'plate',
  'too_long',
  /** Text that a spreadsheet program takes for a formula: it begins with = + - or @. */
  'formula_text',
  /** Letters that the name of a place does not have. */
  'place_letters',
  /** A formula without a plain result. */
  'formula',
  'cell_error',
  'merged',
  /** The same unit stands in another row too; `other` is that row. */
  'duplicate',
  'other_community',
  'unknown_building',
  'member_twice',
  'lease_not_let',
  'lease_before_start',
  'area_missing',
  'start_before_previous',
] as const
export type ProblemCode = (typeof PROBLEMS)[number]

export type Problem = { code: ProblemCode; column?: string; text?: string; other?: number }

/** A value or why there is none. */
export type Read<T> = { value: T } | { problem: Problem }
