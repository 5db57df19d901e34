/** One blank between words, none at the ends, nothing invisible; every letter as it was typed. */
export const tidy = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}]+/gu, (odd) => (/\s/.test(odd) ? ' ' : ''))
    .replace(/\s+/g, ' ')
    .trim()

/** As everybody types the same thing: half width, one blank between words, none at the ends, nothing invisible. */
export const clean = (text: string): string => tidy(text.normalize('NFKC'))
