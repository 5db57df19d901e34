import { useEffect, useRef, useState } from 'react'
import { api } from '../../api/api'
import { useCommand } from '../../api/use-command'
import { useNow } from '../../api/use-now'
import { query } from '../../platform/navigate'

type Asked = Awaited<ReturnType<typeof api.community.deskLogin.look>>

const isCode = (text: string): boolean => /^\d{6}$/.test(text)

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
  const [scanned] = useState(scannedCode)
  const [code, setCode] = useState(scanned)
  const [asked, setAsked] = useState<Asked>()
  const [done, setDone] = useState(false)
  const startAgain = (): void => {
    setAsked(undefined)
    setCode('')
  }
  // Reading and confirming are answered by the code itself; the ids that commands carry are not part of them.
  const look = useCommand(
    ({ code: typed }: { code: string }) => api.community.deskLogin.look({ code: typed }),
    {
      onDone: setAsked,
    },
  )
  const confirm = useCommand(
    ({ code: typed }: { code: string }) => api.community.deskLogin.confirm({ code: typed }),
    { onDone: () => setDone(true), onRefused: startAgain },
  )
  // Whoever scanned has given the code already: what is left is to see who asks, and to confirm.
  const lookAt = useRef(look.run)
  useEffect(() => {
    if (scanned) void lookAt.current({ code: scanned })
  }, [scanned])
  const write = (text: string): void => {
    look.forget()
    confirm.forget()
    setCode(text.replace(/\D/g, '').slice(0, 6))
  }
  return {
    code,
    write,
    complete: isCode(code),
    look: () => void look.run({ code }),
    confirm: () => void confirm.run({ code }),
    startAgain,
    asked,
    done,
    busy: look.busy || confirm.busy,
    failure: look.failure ?? confirm.failure,
    now: useNow(),
  }
}
