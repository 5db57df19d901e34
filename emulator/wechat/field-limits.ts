// Limits of template values (wechat.md §3.1). Lengths count characters, not UTF-16 units.
const HAN = '\\u4e00-\\u9fff'
const DATE = '\\d{4}年\\d{1,2}月\\d{1,2}日'
const CLOCK = '\\d{1,2}:\\d{2}(?::\\d{2})?'
const MOMENT = `(?:${DATE} ${CLOCK}|${DATE}|${CLOCK})`

type Limit = { max: number; pattern: RegExp }

const LIMITS: Record<string, Limit> = {
  thing: { max: 20, pattern: /^[^\r\n]+$/ },
  number: { max: 32, pattern: /^-?\d+(?:\.\d+)?$/ },
  letter: { max: 32, pattern: /^[A-Za-z]+$/ },
  symbol: { max: 5, pattern: new RegExp(`^[^0-9A-Za-z${HAN}\\s]+$`) },
  character_string: { max: 32, pattern: /^[\x20-\x7e]+$/ },
  time: { max: 64, pattern: new RegExp(`^${MOMENT}(?:~${MOMENT})?$`) },
  date: { max: 64, pattern: new RegExp(`^${MOMENT}(?:~${MOMENT})?$`) },
  amount: { max: 14, pattern: /^[¥￥$€£]?\d{1,10}(?:\.\d{1,2})?元?$/ },
  phone_number: { max: 17, pattern: /^[\d+\-() ]+$/ },
  car_number: { max: 8, pattern: new RegExp(`^[${HAN}A-Z0-9]+$`) },
  name: { max: 20, pattern: new RegExp(`^(?:[${HAN}·]{1,10}|[A-Za-z .'-]{1,20})$`) },
  phrase: { max: 5, pattern: new RegExp(`^[${HAN}]+$`) },
}

/** Why a value cannot be sent in the field `key`, or undefined. */
export function valueFault(key: string, value: unknown): string | undefined {
  const limit = LIMITS[key.replace(/\d+$/, '')]
  if (!limit) return 'is of an unknown type'
  if (typeof value !== 'string' || value === '') return 'is empty'
  if (Array.from(value).length > limit.max) return `is longer than ${limit.max}`
  return limit.pattern.test(value) ? undefined : 'has the wrong form'
}
