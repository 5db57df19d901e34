import { useState } from 'react'
import { now } from '../../platform/live'

/** Whoever touched the list within this time is reading it. */
const READING_MS = 45_000

type Item = { ticketId: string }
type Shown<Row> = { list: string; rows: readonly Row[] | undefined; asked: readonly Row[] | undefined }

/** How many rows came or went. */
const differences = (shown: readonly Item[], fresh: readonly Item[]): number => {
  const [before, after] = [shown, fresh].map((rows) => new Set(rows.map(({ ticketId }) => ticketId)))
  const gone = shown.filter(({ ticketId }) => !after?.has(ticketId)).length
  return gone + fresh.filter(({ ticketId }) => !before?.has(ticketId)).length
}

/** The rows in their places with what is known of them now; a row that is gone stays as it was. */
const renewed = <Row extends Item>(shown: readonly Row[], fresh: readonly Row[]): Row[] => {
  const known = new Map(fresh.map((row) => [row.ticketId, row]))
  return shown.map((row) => known.get(row.ticketId) ?? row)
}

export type Steady<Row> = {
  rows: readonly Row[] | undefined
  /** Rows that came or went and wait to be shown. */
  waiting: number
  /** Shows them. */
  take: () => void
  /** Somebody moved, scrolled or typed in the list. */
  touch: () => void
}

/**
 * A list that is asked for again and again stays where it is while somebody reads it: rows keep their places and their
 * words are renewed; what came or went waits. Another list, or nobody reading, shows everything at once.
 * @param list names what is listed; `at` is the time, renewed so that reading ends by itself
 */
export function useSteady<Row extends Item>(
  list: string,
  fresh: readonly Row[] | undefined,
  at: number,
): Steady<Row> {
  const [touchedAt, setTouchedAt] = useState(-Infinity)
  const [shown, setShown] = useState<Shown<Row>>({ list, rows: fresh, asked: fresh })
  const reading = at - touchedAt < READING_MS && shown.list === list && shown.rows !== undefined
  const take = (): void => setShown({ list, rows: fresh, asked: fresh })
  if (!reading && (shown.list !== list || shown.rows !== fresh)) take()
  if (reading && fresh !== undefined && shown.asked !== fresh) {
    setShown({ list, rows: renewed(shown.rows ?? [], fresh), asked: fresh })
  }
  return {
    rows: shown.list === list ? shown.rows : fresh,
    waiting: reading && shown.rows && fresh ? differences(shown.rows, fresh) : 0,
    take,
    // A second is near enough, and moving the mouse must not draw the page at every step.
    touch: () => setTouchedAt((last) => (now() - last < 1000 ? last : now())),
  }
}
