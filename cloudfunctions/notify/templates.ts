import { implement } from '@orpc/server'
import { internalContract } from '../../contract/internal'
import { DEFAULT_FIELDS, type TemplateName } from '../../domain/notice/templates'
import { admitFunction, type Call } from '../_kit/call'
import { channelsWith } from '../_kit/wechat/templates'

const internal = implement(internalContract.notify).$context<{ call: Call }>()

const NAMES = Object.keys(DEFAULT_FIELDS) as TemplateName[]

/** For the check list of a new installation: nobody waits for messages that cannot be sent. */
export const templates = internal.templates.handler(({ context: { call } }) => {
  admitFunction(call)
  return { configured: NAMES.every((name) => channelsWith(name).length > 0) }
})
