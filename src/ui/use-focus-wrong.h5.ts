import { useCallback, useEffect, useRef, useState } from 'react'

/**
 * Whoever sends a form that cannot be taken is led to the first field that is wrong. `root` goes to what holds the form's
 * fields, `lead` is called once its errors are known; the fields themselves say `aria-invalid`.
 */
export function useFocusWrong<Root extends HTMLElement>() {
  const root = useRef<Root>(null)
  const [sent, setSent] = useState(0)
  useEffect(() => {
    if (sent === 0) return
    root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [sent])
  return { root, lead: useCallback(() => setSent((before) => before + 1), []) }
}
