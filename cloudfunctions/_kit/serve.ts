import { call as invoke, isProcedure, type AnyProcedure } from '@orpc/server'
import type { Row } from '../../contract/kit'
import { bareFailure, type Reply } from './answer'
import type { Call } from './call'
import { callerIdentity, isTimer } from './cloudbase'
import { sealHolds } from './internal-seal'
import { newId, now } from './live'
import { log, logFailure } from './log'
import { refuse } from './refuse'
import { receivePush, type HttpReply, type HttpRequest } from './wechat/push'

type Context = { call: Call }
type Actions = Record<string, unknown>
type Event = {
  httpMethod?: unknown
  action?: unknown
  input?: unknown
  internal?: unknown
  at?: unknown
  mac?: unknown
}

/** One deployable: its actions, those that only our own functions may call, and the work of its timer. */
export type Service = {
  name: string
  actions: Actions
  internal?: Actions
  timer?: () => Promise<Record<string, number>>
  /** What WeChat pushes to the HTTP address of this function; its signature has been checked. */
  push?: (event: Record<string, unknown>) => Promise<void>
}

const find = (actions: Actions | undefined, path: string[]): AnyProcedure | undefined => {
  let place: unknown = actions
  for (const [depth, step] of path.entries()) {
    // Own entries only: 'constructor' and '__proto__' name nothing here.
    place = new Map(Object.entries(place ?? {})).get(step)
    if (isProcedure(place)) return depth === path.length - 1 ? place : undefined
  }
  return undefined
}

/** The event as an object, whatever a caller or a trigger sent. */
const eventOf = (sent: unknown): Event => (typeof sent === 'object' && sent !== null ? sent : {})

const locate = (service: Service, event: Event): { procedure: AnyProcedure; internal: boolean } => {
  const internal = event.internal === true
  if (internal && !sealHolds(event, now())) throw refuse('NOT_ALLOWED', 'not_allowed')
  const path = typeof event.action === 'string' ? event.action.split('.') : []
  const actions = internal ? service.internal : service.actions
  const procedure = path[0] === service.name ? find(actions, path.slice(1)) : undefined
  if (procedure === undefined) throw refuse('NOT_FOUND', 'unknown_action', { field: 'action' })
  return { procedure, internal }
}

const answer = async (service: Service, event: Event): Promise<Reply> => {
  const { procedure, internal } = locate(service, event)
  const row = procedure['~orpc'].meta as Row
  const call: Call = { now: now(), row, identity: callerIdentity(), internal, admitted: false }
  const context: Context = { call }
  const data: unknown = await invoke(procedure, event.input, { context })
  if (!call.admitted) throw new Error('the action answered without asking the access table')
  return { ok: true, data }
}

const isHttp = (event: Event): event is Event & HttpRequest => typeof event.httpMethod === 'string'

/** Whatever fails is answered so that WeChat sends the event again. */
const answerPush = async (request: HttpRequest, push: Required<Service>['push']): Promise<HttpReply> => {
  try {
    return await receivePush(request, now(), push)
  } catch (failure) {
    logFailure('push_failed', failure)
    return { statusCode: 500, headers: {}, body: 'failed' }
  }
}

/** The entry of a cloud function (six lines a function): parse → who → allowed → decide → write → answer (design.md §3). */
export const serve =
  (service: Service) =>
  async (sent: unknown): Promise<Reply | Record<string, number> | HttpReply> => {
    const event = eventOf(sent)
    if (isTimer()) {
      const done = await (service.timer?.() ?? Promise.resolve({}))
      log('tick', { function: service.name, ...done })
      return done
    }
    if (service.push !== undefined && isHttp(event)) return answerPush(event, service.push)
    try {
      return await answer(service, event)
    } catch (failure) {
      return bareFailure(failure, typeof event.action === 'string' ? event.action : 'none', newId)
    }
  }
