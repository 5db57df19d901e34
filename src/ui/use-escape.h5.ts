import { useEffect, useRef } from 'react'

/** What is open, the topmost last: a question over a sheet is left without the sheet. */
const layers: object[] = []

/** The escape key leaves what lies on top; the focus goes back to where it was. */
export function useEscape(active: boolean, leave: () => void): void {
  const latest = useRef(leave)
  useEffect(() => {
    latest.current = leave
  })
  useEffect(() => {
    if (!active) return undefined
    const before = document.activeElement
    const self = {}
    layers.push(self)
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && layers.at(-1) === self) latest.current()
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      layers.splice(layers.indexOf(self), 1)
      if (before instanceof HTMLElement) before.focus()
    }
  }, [active])
}
