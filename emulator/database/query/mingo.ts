/** mingo's ways of saying that an operator does not exist. */
export function namesUnknownOperator(message: string): boolean {
  return /unknown|not registered|unregistered/i.test(message)
}

export function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
