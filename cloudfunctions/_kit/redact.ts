/**
 * What people typed, their numbers and what opens doors. Our own messages are English, so Chinese in the text of a
 * failure is always data: names, addresses, words of a report.
 */
const SECRETS: readonly RegExp[] = [
  /\p{Script=Han}[\p{Script=Han}\d，。、：；（）]*/gu,
  // Chinese mobile and landline numbers, with or without the country code.
  /(?<![\da-f])(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/g,
  /(?<!\d)0\d{2,3}-\d{7,8}(?!\d)/g,
  // openid: 28 letters, the first an o.
  /(?<![\w-])o[\w-]{27}(?![\w-])/g,
  /(?<=(?:token|secret|code|ticket|sign)=)[^&\s"]+/gi,
  /eyJ[\w-]+\.[\w-]+\.[\w-]*/g,
]

/** The text of a failure without personal data: a library's message may repeat what it was given (domain.md §8). */
export const redact = (text: string): string =>
  SECRETS.reduce((rest, secret) => rest.replace(secret, '***'), text)
