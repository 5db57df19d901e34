import { useRef, useState } from 'react'
import { newId } from '../platform/live'
import { markActivity } from './activity'
import { failureOf, maySendAgain, type Failure } from './failure'

export type Command<Input, Output> = {
  /** Sends; the output, or undefined when it failed (then `failure` says why). A second call while busy does nothing. */
  run: (input: Input) => Promise<Output | undefined>
  busy: boolean
  failure: Failure | undefined
  /** Takes the last failure off the screen. */
  forget: () => void
}

/** What is sent: the input with the id that makes a repeat the same command. */
export type WithId<Input> = Input & { commandId: string }

type Options<Output> = {
  /** The id of a draft that outlives this screen; without one the command makes its own. */
  commandId?: string
  onDone?: (output: Output) => void
  /** Refusals only: the answer is final. */
  onRefused?: (failure: Failure) => void
}

/**
 * A write: the same input keeps its commandId until it was answered, so that a repeat after a broken line is one command
 * (design.md D3).
 */
export function useCommand<Input extends object, Output>(
  send: (input: WithId<Input>) => Promise<Output>,
  { commandId: drafted, onDone, onRefused }: Options<Output> = {},
): Command<Input, Output> {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const running = useRef(false)
  const ids = useRef(new Map<string, string>())

  const attempt = async (input: Input): Promise<Output | undefined> => {
    const name = JSON.stringify(input)
    const commandId = drafted ?? ids.current.get(name) ?? newId()
    ids.current.set(name, commandId)
    try {
      const output = await send({ ...input, commandId })
      ids.current.delete(name)
      onDone?.(output)
      return output
    } catch (error) {
      const why = failureOf(error)
      setFailure(why)
      if (maySendAgain(why)) return undefined
      ids.current.delete(name)
      onRefused?.(why)
      return undefined
    }
  }

  const run = async (input: Input): Promise<Output | undefined> => {
    if (running.current) return undefined
    running.current = true
    setBusy(true)
    setFailure(undefined)
    markActivity()
    const output = await attempt(input)
    running.current = false
    setBusy(false)
    return output
  }
  return { run, busy, failure, forget: () => setFailure(undefined) }
}
