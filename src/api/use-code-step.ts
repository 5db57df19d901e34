import { useEffect, useRef, useState } from 'react'
import { useCommand } from './use-command'

/** How a code is written: what is left of what was typed, and whether that is a whole one. */
export type CodeKind = {
  clean: (typed: string) => string
  isWhole: (code: string) => boolean
  /** What was typed and never stands in such a code. */
  strange?: (code: string) => string[]
}

/**
 * The first step of everything that a code opens: see what it is for, before anything is done with it. A code that came
 * with the page (a link, a scan) is looked at by itself.
 * @param came the code that the page was opened with; anything but a whole one only fills the field
 */
export function useCodeStep<Looked>(
  { clean, isWhole, strange = () => [] }: CodeKind,
  came: () => string,
  ask: (code: string) => Promise<Looked>,
) {
  const [given] = useState(came)
  const [code, setCode] = useState(given)
  const [looked, setLooked] = useState<Looked>()
  const command = useCommand((input: { code: string }) => ask(input.code), { onDone: setLooked })
  const look = useRef(command.run)
  useEffect(() => {
    if (isWhole(given)) void look.current({ code: given })
  }, [given, isWhole])
  const complete = isWhole(code)
  return {
    code,
    write: (typed: string) => {
      command.forget()
      setCode(clean(typed))
    },
    complete,
    strange: strange(code),
    look: () => complete && void command.run({ code }),
    /** What the code is for; undefined while it is not known. */
    looked,
    /** Back to an empty field. */
    startAgain: () => {
      setLooked(undefined)
      setCode('')
    },
    busy: command.busy,
    failure: command.failure,
  }
}
