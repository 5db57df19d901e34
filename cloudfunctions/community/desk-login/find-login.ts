import { say } from '../../../contract/sentences'
import { admit, type Call } from '../../_kit/call'
import { loginOf, wasLogin, type DeskLogin } from './login'
import { tryCode } from './tries'

/** The refusals of a code, as the contract declares them. */
export type CodeErrors = {
  CODE_EXPIRED: (more: { data: { sentence: string } }) => Error
  CODE_UNKNOWN: (more: { data: { sentence: string } }) => Error
  TOO_MANY_TRIES: (more: { data: { sentence: string } }) => Error
}

/** What a login that is unknown, used or too old is answered. */
export const expired = (errors: Pick<CodeErrors, 'CODE_EXPIRED'>): Error =>
  errors.CODE_EXPIRED({ data: { sentence: say('code_expired') } })

/** The login that a member of staff names by its code. @throws the refusals of a code */
export const findLogin = async (
  call: Call,
  code: string,
  errors: CodeErrors,
): Promise<{ login: DeskLogin; personId: string }> => {
  const { person } = await admit(call, Promise.resolve(), () => ({}))
  const login = await tryCode(person._id, call.now, () => loginOf(code, call.now))
  if (login === 'spent') throw errors.TOO_MANY_TRIES({ data: { sentence: say('too_many_tries') } })
  // Each answer costs one of ten tries, so that knowing which codes are old helps nobody to guess.
  if (login === undefined)
    throw (await wasLogin(code))
      ? expired(errors)
      : errors.CODE_UNKNOWN({ data: { sentence: say('code_unknown') } })
  return { login, personId: person._id }
}
