import { useCallback, useEffect, useRef, useState } from 'react'

/**
 * Whoever sends a form that cannot be taken is led to the first field that is wrong. `root` goes to what holds the form's
 * fields, `lead` is called once its errors are known; the fields themselves say `aria-invalid`.
 */
export function useFocusWrong() {
  const [element, root] = useState<HTMLElement | null>(null)
  const [sent, setSent] = useState(0)
  const led = useRef(0)
  useEffect(() => {
    // Only another sending leads there, not a form that is drawn anew.
    if (sent === led.current) return
    led.current = sent
    element?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [element, sent])
  return { root, lead: useCallback(() => setSent((before) => before + 1), []) }
}
