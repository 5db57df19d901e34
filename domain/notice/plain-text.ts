/** What a person typed may hold anything; what leaves the app is one line without control characters or phone numbers. */

// Mobile 1xx xxxx xxxx and landline 0xx-xxxxxxxx, however people separate the digits.
const PHONES = /(?<!\d)(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{7,8})(?!\d)/g
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]+/gu
const PICTOGRAPHS = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\uFE0E\uFE0F\u20E3]/gu

/** Keeps the first three and last four characters of anything that looks like a phone number (domain.md §8). */
export const withoutPhones = (text: string): string =>
  text.replace(PHONES, (phone) => `${phone.slice(0, 3)}****${phone.slice(-4)}`)

/** One line: newlines and invisible characters become a single space. */
export const oneLine = (text: string): string => text.replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim()

/** Without emoji, for channels that may refuse them. */
export const withoutPictographs = (text: string): string =>
  text.replace(/\u200D/g, '').replace(PICTOGRAPHS, '')

/** At most `limit` code points; what was cut shows as an ellipsis. */
export const cut = (text: string, limit: number): string => {
  const points = Array.from(text)
  return points.length <= limit ? text : `${points.slice(0, limit - 1).join('')}…`
}
