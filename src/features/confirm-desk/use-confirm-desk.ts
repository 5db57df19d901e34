import { useState } from 'react'
import { api } from '../../api/api'
import { useCodeStep, type CodeKind } from '../../api/use-code-step'
import { useCommand } from '../../api/use-command'
import { useNow } from '../../api/use-now'
import { query } from '../../platform/navigate'

export const DIGITS = 6
const isCode = (text: string): boolean => /^\d{6}$/.test(text)
const DESK_CODE: CodeKind = {
  clean: (typed) => typed.replace(/\D/g, '').slice(0, DIGITS),
  isWhole: isCode,
}

/** The digits that the scanned picture carries; WeChat hands the scene over encoded. */
function scannedCode(): string {
  try {
    const scene = decodeURIComponent(query().scene ?? '')
    return isCode(scene) ? scene : ''
  } catch {
    return ''
  }
}

/** The code from the computer's screen: first see who asks and since when, then confirm (design.md D7). */
export function useConfirmDesk() {
  const [done, setDone] = useState(false)
  // Reading and confirming are answered by the code itself; the ids that commands carry are not part of them. Whoever
  // scanned has given the code already: what is left is to see who asks, and to confirm.
  const step = useCodeStep(DESK_CODE, scannedCode, (code) => api.community.deskLogin.look({ code }))
  const confirm = useCommand(
    ({ code: typed }: { code: string }) => api.community.deskLogin.confirm({ code: typed }),
    { onDone: () => setDone(true), onRefused: step.startAgain },
  )
  const [refused, setRefused] = useState(false)
  const refuse = useCommand(
    ({ code: typed }: { code: string }) => api.community.deskLogin.refuse({ code: typed }),
    {
      onDone: () => {
        setRefused(true)
        step.startAgain()
      },
      onRefused: step.startAgain,
    },
  )
  return {
    ...step,
    write: (typed: string) => {
      confirm.forget()
      refuse.forget()
      setRefused(false)
      step.write(typed)
    },
    confirm: () => void (refuse.busy || confirm.run({ code: step.code })),
    confirming: confirm.busy,
    /** 不是我: the code ends for everybody, and its computer says so. One answer at a time. */
    refuse: () => void (confirm.busy || refuse.run({ code: step.code })),
    refusing: refuse.busy,
    refused,
    done,
    failure: step.failure ?? confirm.failure ?? refuse.failure,
    now: useNow(),
  }
}
