import { fieldOf, isDoc, type Doc, type Value } from '../ejson'
import { boxAround, EVERYWHERE, type Box } from '../geo/bounds'
import { geometryOf } from '../geo/geometry'
import type { SqliteFile } from './sqlite-file'

/** Entries of one document, so that the number of an entry tells its document. */
const ENTRIES = 1024

/**
 * The places of a 2dsphere index: an R*Tree of boxes around what documents hold at one field. It narrows; the matcher
 * decides. Boxes are kept in single precision, rounded outwards.
 */
export class GeoTable {
  constructor(
    private readonly file: SqliteFile,
    private readonly table: string,
    readonly field: string,
  ) {}

  create(): void {
    this.file.exec(`CREATE VIRTUAL TABLE ${this.table} USING rtree(id, x0, x1, y0, y1, z0, z1)`)
  }

  /** Replaces the entries of document `seq`, when they differ. */
  move(seq: number, before: Doc | undefined, after: Doc | undefined): void {
    const old = before === undefined ? [] : boxesOf(before, this.field)
    const boxes = after === undefined ? [] : boxesOf(after, this.field)
    if (JSON.stringify(old) === JSON.stringify(boxes)) return
    const remove = this.file.statement(`DELETE FROM ${this.table} WHERE id = ?`)
    const insert = this.file.statement(`INSERT INTO ${this.table} VALUES (?, ?, ?, ?, ?, ?, ?)`)
    for (const n of old.keys()) remove.run(seq * ENTRIES + n)
    for (const [n, box] of boxes.entries()) insert.run(seq * ENTRIES + n, ...box)
  }

  /** SQL for the documents whose places may lie in a box; its values in the order of `valuesOf`. */
  get meeting(): string {
    return `SELECT id / ${ENTRIES} FROM ${this.table} WHERE x0 <= ? AND x1 >= ? AND y0 <= ? AND y1 >= ? AND z0 <= ? AND z1 >= ?`
  }

  /** How many entries document `seq` should have, and how many of those are there around its places. */
  check(seq: number, doc: Doc): { expected: number; found: number } {
    const boxes = boxesOf(doc, this.field)
    const lookUp = this.file.statement<[number]>(`SELECT count(*) FROM (${this.meeting}) WHERE 1 = 1`)
    const isThere = this.file.statement<[number]>(`SELECT count(*) FROM ${this.table} WHERE id = ?`)
    const found = boxes.filter(
      (box, n) =>
        isThere.first(seq * ENTRIES + n)?.[0] === 1 && Number(lookUp.first(...valuesOf(box))?.[0]) > 0,
    )
    return { expected: boxes.length, found: found.length }
  }
}

/** In the order of GeoTable's question: each entry begins before the box ends, and ends after it begins. */
export function valuesOf([x0, x1, y0, y1, z0, z1]: Box): number[] {
  return [x1, x0, y1, y0, z1, z0]
}

function boxesOf(doc: Doc, field: string): Box[] {
  const boxes = placesAt(doc, field.split('.')).map((value) => boxAround(geometryOf(value)))
  return boxes.length > ENTRIES ? [EVERYWHERE] : boxes
}

/** The geometries at a path, also inside of arrays; a pair of numbers is one by itself. */
export function placesAt(value: Value | undefined, parts: string[]): Value[] {
  const [part, ...rest] = parts
  if (Array.isArray(value) && !isPair(value)) return value.flatMap((item) => placesAt(item, parts))
  if (part !== undefined) return isDoc(value) ? placesAt(fieldOf(value, part), rest) : []
  return value === undefined || value === null ? [] : [value]
}

function isPair(value: Value[]): boolean {
  return value.length > 0 && value.every((item) => typeof item === 'number')
}
