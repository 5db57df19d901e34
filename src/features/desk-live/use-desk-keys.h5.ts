import { useEffect, useRef, type RefObject } from 'react'

export type DeskKeys = {
  /** Focused by "/". */
  filter: RefObject<HTMLInputElement>
  /** Holds the table whose rows the arrows reach. */
  table: RefObject<HTMLElement>
  /** Escape, unless it left a field. */
  onEscape: () => void
  /** False while a sheet lies on top: it has the keys. */
  active: boolean
}

const isField = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement

function enterTable(table: HTMLElement | null, event: KeyboardEvent): void {
  const row =
    table?.querySelector<HTMLElement>('tbody tr[aria-selected="true"]') ??
    table?.querySelector<HTMLElement>('tbody tr[tabindex]')
  if (!row) return
  event.preventDefault()
  row.focus()
}

/** A desk by keyboard: arrows go to the rows (the table moves on from there), "/" to the filter, Escape back. */
export function useDeskKeys(keys: DeskKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { filter, table, onEscape, active } = latest.current
      if (!active || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey) return
      const field = isField(event.target) ? event.target : undefined
      const arrow = event.key === 'ArrowDown' || event.key === 'ArrowUp'
      if (arrow && (field === undefined || field === filter.current)) enterTable(table.current, event)
      else if (event.key === '/' && field === undefined) {
        event.preventDefault()
        filter.current?.focus()
      } else if (event.key === 'Escape') {
        field?.blur()
        if (field === undefined || field === filter.current) onEscape()
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
