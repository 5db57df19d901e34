/** As everybody types the same thing: half width, one blank between words, none at the ends, nothing invisible. */
export const clean = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}]+/gu, (odd) => (/\s/.test(odd) ? ' ' : ''))
    .replace(/\s+/g, ' ')
    .trim()
