import { useCallback, useRef, useState } from 'react'

/** Whoever leaves a form in which something is typed is asked first. */
export function useUnsaved() {
  const typed = useRef(false)
  const [leaving, setLeaving] = useState<{ go: () => void }>()
  return {
    /** The form says whether it holds what nobody saved; one that is gone holds nothing. */
    note: useCallback((holds: boolean) => {
      typed.current = holds
    }, []),
    /** Goes at once, or when the question is answered. */
    before: (go: () => void): void => {
      if (typed.current) setLeaving({ go })
      else go()
    },
    question: {
      open: leaving !== undefined,
      onConfirm: () => {
        typed.current = false
        setLeaving(undefined)
        leaving?.go()
      },
      onCancel: () => setLeaving(undefined),
    },
  }
}

export type Unsaved = ReturnType<typeof useUnsaved>
