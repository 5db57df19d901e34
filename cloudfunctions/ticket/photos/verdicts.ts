import type { Instant } from '../../../domain/kernel/instant'
import { askAgain, judged, VERDICT_KEPT, type PhotoCheck } from '../../../domain/ticket/photo-check'
import { now } from '../../_kit/live'
import { command, insert, list, loadMany, removeAll } from '../../_kit/store/store'
import { isSuggestion, type Suggestion } from '../../_kit/wechat/content-check'
import { commitCheck, PHOTO_CHECKS } from './checks'

const VERDICTS = 'photo_verdicts'
/** As WeChat makes them, with room; our documents are found by it. */
const TRACE = /^[\w-]{1,64}$/

/** What WeChat said under a trace id. */
type KeptVerdict = { _id: string; version: number; suggest: Suggestion; at: Instant }

/** Index `byTrace` holds one trace once; more than one check never shares it. */
const checkNamed = async (trace: string): Promise<PhotoCheck | undefined> => {
  const [found] = await list<PhotoCheck>({
    ...{ collection: PHOTO_CHECKS, index: 'byTrace', equals: { traces: trace }, limit: 1 },
  })
  return found
}

export const loadVerdicts = async (traces: readonly string[]): Promise<KeptVerdict[]> =>
  traces.length === 0 ? [] : loadMany<KeptVerdict>(VERDICTS, traces)

/** `errcode` other than 0: the picture could not be fetched, and nothing is said about it (-1008). */
const suggestionIn = ({ errcode, result }: Record<string, unknown>): Suggestion | undefined => {
  const { suggest } = (typeof result === 'object' && result !== null ? result : {}) as { suggest?: unknown }
  return (errcode === undefined || errcode === 0) && isSuggestion(suggest) ? suggest : undefined
}

/**
 * WeChat's answer about one picture (`wxa_media_check`). The answer is kept before its question is looked for, and the
 * question is noted before answers are looked for (ask.ts): whichever comes first, one of the two finds the other.
 * Events of other kinds, unknown traces and repeats change nothing.
 */
export const receiveVerdict = async (event: Record<string, unknown>): Promise<void> => {
  const { Event: kind, trace_id: trace } = event
  if (kind !== 'wxa_media_check' || typeof trace !== 'string' || !TRACE.test(trace)) return
  const at = now()
  const suggest = suggestionIn(event)
  if (suggest !== undefined) {
    const noted: KeptVerdict = { _id: trace, version: 1, suggest, at }
    await insert(VERDICTS, noted)
  }
  const check = await checkNamed(trace)
  if (check === undefined) return
  await commitCheck(check, (state) =>
    suggest === undefined ? askAgain(state, at) : judged(state, suggest, at),
  )
}

/** Answers whose questions have been settled long since. */
export const removeOldVerdicts = (at: Instant): Promise<number> =>
  removeAll({
    ...{ collection: VERDICTS, index: 'old', equals: {} },
    range: { field: 'at', condition: command.lte(at - VERDICT_KEPT) },
  })
