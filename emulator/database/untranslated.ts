import { requestFailed } from './failure'

const COMMAND = /"operator":"(\w+)","operands":\[.*"fieldName":(?:\{\}|")/

/**
 * Throws for a command that the SDK sent as an object instead of translating it: `_.and` and `_.or` inside of `_.pull` and
 * `_.elemMatch`, and comparisons in an `_.elemMatch` inside of `_.pull`, `_.all` or another. The service compares it as a
 * value, and finds nothing.
 */
export function refuseUntranslated(params: Record<string, unknown>): void {
  for (const text of textsOf(params)) {
    if (!text.includes('"operands":[')) continue
    const command = COMMAND.exec(text)?.[1]
    if (command !== undefined)
      throw requestFailed(
        `The SDK does not translate db.command.${command} at this place: as a value it would match nothing. Use conditions without it, or options({raw: true}).`,
      )
  }
}

function textsOf({ query, data, stages }: Record<string, unknown>): string[] {
  const values = Array.isArray(stages)
    ? stages.map((stage: { stageValue?: unknown } | null) => stage?.stageValue)
    : []
  return [query, data, ...values].filter((text) => typeof text === 'string')
}
