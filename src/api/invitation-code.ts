import type { CodeKind } from './use-code-step'

/** What was typed or pasted as the eight letters and digits of a code: without gaps, in capitals. */
export const codeOf = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()

/** The alphabet leaves out what is easily mistaken: 0 1 I L O. */
export const isCode = (code: string): boolean => /^[2-9A-HJKMNP-Z]{8}$/.test(code)

const LENGTH = 8

/** As a field takes it. */
export const INVITATION_CODE: CodeKind = {
  clean: (typed) => codeOf(typed).slice(0, LENGTH),
  isWhole: isCode,
  strange: (code) => [...new Set(code.replace(/[2-9A-HJKMNP-Z]/g, ''))],
}

/** `ABCD 2345`: eight are read out more easily in two halves. */
export const halves = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`
