import { isRecord } from '../http/body'
import { PayRefusal, wrongField } from './refusal'

/** What a field of a request may hold. Lengths count characters. */
export type Field = { need?: true } & (
  | { text: { min?: number; max: number; pattern?: RegExp } }
  | { integer: { min: number; max: number } }
  | { oneOf: readonly string[] }
  | { flag: true }
  | { object: Shape }
  | { free: true }
)
export type Shape = Record<string, Field>

function textFault(
  value: unknown,
  rule: { min?: number; max: number; pattern?: RegExp },
): string | undefined {
  if (typeof value !== 'string') return '值的类型不是字符串'
  const length = Array.from(value).length
  if (length < (rule.min ?? 1) || length > rule.max) return `长度须在 ${rule.min ?? 1} 到 ${rule.max} 之间`
  return rule.pattern && !rule.pattern.test(value) ? '格式不符合要求' : undefined
}

function integerFault(value: unknown, { min, max }: { min: number; max: number }): string | undefined {
  if (!Number.isSafeInteger(value)) return '值的类型不是整数'
  return Number(value) < min || Number(value) > max ? `须在 ${min} 到 ${max} 之间` : undefined
}

function fault(field: Field, value: unknown): string | undefined {
  if ('text' in field) return textFault(value, field.text)
  if ('integer' in field) return integerFault(value, field.integer)
  if ('oneOf' in field) return field.oneOf.some((one) => one === value) ? undefined : '不是允许的取值'
  if ('flag' in field) return typeof value === 'boolean' ? undefined : '值的类型不是布尔'
  return undefined
}

/**
 * Holds a body against its shape: what is needed is there, what is there is known, null is nothing (wechat.md §1.2).
 * @throws PayRefusal PARAM_ERROR that points at the field
 */
export function checkShape(shape: Shape, body: Record<string, unknown>, path = ''): void {
  const unknown = Object.keys(body).find((key) => !(key in shape))
  if (unknown !== undefined) throw wrongField(`${path}/${unknown}`, '非法的额外参数', body[unknown])
  for (const [key, field] of Object.entries(shape)) {
    const value = body[key]
    const at = `${path}/${key}`
    if (value === undefined) {
      if (field.need) throw wrongField(at, '缺少必填参数')
      continue
    }
    if ('object' in field) {
      if (!isRecord(value)) throw wrongField(at, '值的类型不是对象', value)
      checkShape(field.object, value, at)
      continue
    }
    const why = fault(field, value)
    if (why !== undefined) throw wrongField(at, why, value)
  }
}

/** @throws PayRefusal PARAM_ERROR when the body is no JSON object */
export function parsedBody(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (isRecord(value)) return value
  } catch {
    // Falls through: not JSON at all.
  }
  throw new PayRefusal('PARAM_ERROR', '无法将HTTP请求体解析为JSON')
}

/** The same text for the same content, whatever the order of its keys. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    isRecord(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  )
}
