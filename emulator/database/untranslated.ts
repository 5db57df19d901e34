import { isDoc } from './ejson'
import { requestFailed } from './failure'

const COMMAND = /"operator":"(\w+)","operands":\[.*"fieldName":(?:\{\}|")/

/**
 * Throws for a command that the SDK sent as an object instead of translating it: `_.and` and `_.or` inside of `_.pull` and
 * `_.elemMatch`, and comparisons in an `_.elemMatch` inside of `_.pull`, `_.all` or another. The service compares it as a
 * value, and finds nothing.
 */
export function refuseUntranslated(params: Record<string, unknown>): void {
  for (const query of queriesOf(params)) refuseLostNegation(query)
  for (const text of textsOf(params)) {
    if (!text.includes('"operands":[')) continue
    const command = COMMAND.exec(text)?.[1]
    if (command !== undefined)
      throw requestFailed(
        `The SDK does not translate db.command.${command} at this place: as a value it would match nothing. Use conditions without it, or options({raw: true}).`,
      )
  }
}

/**
 * `_.not` of `_.and`, `_.or` or a plain value becomes an empty object, and the field is then compared with that. Nothing
 * else does: the SDK leaves empty objects out of a query, and sends those of `_.eq` beside `$eq`.
 */
function refuseLostNegation(query: unknown): void {
  if (typeof query !== 'string' || !query.includes(':{}')) return
  const field = emptyField(JSON.parse(query))
  if (field !== undefined)
    throw requestFailed(
      `The SDK sends an empty object for ${field}, as it does for db.command.not of and, or and plain values. Use nor, neq or nin; or eq({}) when an empty object is meant.`,
    )
}

function emptyField(query: unknown): string | undefined {
  if (!isDoc(query)) return undefined
  for (const [field, value] of Object.entries(query)) {
    if (Array.isArray(value)) {
      const inside = value.map(emptyField).find((found) => found !== undefined)
      if (field.startsWith('$') && inside !== undefined) return inside
    } else if (!field.startsWith('$') && isDoc(value) && Object.keys(value).length === 0) return field
  }
  return undefined
}

function queriesOf({ query, stages }: Record<string, unknown>): unknown[] {
  const matches = stageList(stages).filter((stage) => stage?.stageKey === '$match')
  return [query, ...matches.map((stage) => stage?.stageValue)]
}

type StageText = { stageKey?: unknown; stageValue?: unknown } | null

function stageList(stages: unknown): StageText[] {
  return Array.isArray(stages) ? (stages as StageText[]) : []
}

function textsOf({ query, data, stages }: Record<string, unknown>): string[] {
  const values = stageList(stages).map((stage) => stage?.stageValue)
  return [query, data, ...values].filter((text) => typeof text === 'string')
}
