/** Something went wrong that the person at the keyboard can mend; printed as its sentence, without a stack. */
export class PlainError extends Error {
  readonly plain = true
}
