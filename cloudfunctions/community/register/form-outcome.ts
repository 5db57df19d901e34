import { ORPCError } from '@orpc/server'
import { problemSentence } from '../../../contract/register-words'
import type { RegisterEntry } from '../../../domain/community/register/log'
import type { Problem } from '../../../domain/community/register/problem'
import type { HomeRecord } from '../../../domain/community/register/state'

export type WrongField = { field: string; sentence: string }

export const wrongField = (problem: Problem): WrongField => ({
  field: problem.column ?? 'form',
  sentence: problemSentence(problem),
})

/** Every reason why a form cannot be taken, the first one's heading as the field. */
export const wrongFields = (fields: readonly WrongField[]): Error =>
  new ORPCError('BAD_INPUT', {
    status: 400,
    message: 'BAD_INPUT',
    data: {
      sentence: fields.map(({ sentence }) => sentence).join('；'),
      field: fields[0]?.field ?? 'form',
      fields,
    },
    defined: true,
  })

export const wrongInput = (problems: readonly Problem[]): Error => wrongFields(problems.map(wrongField))

/** True when this command wrote this document. */
export const isBegunOn = (document: { log?: RegisterEntry[] } | undefined, commandId: string): boolean =>
  document?.log?.some((entry) => entry.commandId === commandId) === true

/** True when this command has written a part of what it wants, or all of it. */
export const isBegun = ({ unit, households }: HomeRecord, commandId: string): boolean =>
  [unit, ...households].some((one) => isBegunOn(one, commandId))
