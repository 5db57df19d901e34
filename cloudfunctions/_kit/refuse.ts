import { ORPCError } from '@orpc/server'
import { COMMON_ERRORS } from '../../contract/kit'
import { say, type SentenceKey } from '../../contract/sentences'

type CommonCode = keyof typeof COMMON_ERRORS

/** A refusal that every action may answer: a code, a Chinese sentence, and for bad input the field. */
export const refuse = (
  code: CommonCode,
  sentence: SentenceKey,
  more: { field?: string; traceId?: string; version?: number } = {},
  blanks: Record<string, string> = {},
) =>
  new ORPCError(code, {
    status: COMMON_ERRORS[code].status,
    message: code,
    data: { sentence: say(sentence, blanks), ...more },
    defined: true,
  })
