import { ORPCError } from '@orpc/server'
import { problemSentence } from '../../../contract/register-words'
import type { RegisterEntry } from '../../../domain/community/register/log'
import type { Problem } from '../../../domain/community/register/problem'
import type { HomeRecord } from '../../../domain/community/register/state'

/** Every reason why a form cannot be taken, the first one's heading as the field. */
export const wrongInput = (problems: readonly Problem[]): Error =>
  new ORPCError('BAD_INPUT', {
    status: 400,
    message: 'BAD_INPUT',
    data: { sentence: problems.map(problemSentence).join('；'), field: problems[0]?.column ?? 'form' },
    defined: true,
  })

/** True when this command wrote this document. */
export const isBegunOn = (document: { log?: RegisterEntry[] } | undefined, commandId: string): boolean =>
  document?.log?.some((entry) => entry.commandId === commandId) === true

/** True when this command has written a part of what it wants, or all of it. */
export const isBegun = ({ unit, households }: HomeRecord, commandId: string): boolean =>
  [unit, ...households].some((one) => isBegunOn(one, commandId))
