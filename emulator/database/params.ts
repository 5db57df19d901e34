import { isDoc, parseEjson, type Doc, type Value } from './ejson'
import { invalidParam } from './failure'

/** Reads the fields of one request; every reader throws INVALID_PARAM naming the field. */
export class Params {
  constructor(
    private readonly fields: Record<string, unknown>,
    private readonly now: number,
  ) {}

  text(name: string): string {
    const value = this.fields[name]
    if (typeof value !== 'string' || value === '') throw invalidParam(`${name} must be a nonempty text.`)
    return value
  }

  optionalText(name: string): string | undefined {
    return this.isAbsent(name) ? undefined : this.text(name)
  }

  /** A whole number from 0, or `absent`. */
  count(name: string, absent: number): number {
    if (this.isAbsent(name)) return absent
    const value = this.fields[name]
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
      throw invalidParam(`${name} must be a whole number from 0.`)
    return value
  }

  flag(name: string): boolean {
    return this.fields[name] === true
  }

  /** An EJSON text holding an object. Absent or empty gives undefined. */
  optionalDoc(name: string): Doc | undefined {
    return this.isAbsent(name) ? undefined : this.parseDoc(name, this.fields[name])
  }

  doc(name: string): Doc {
    return this.parseDoc(name, this.fields[name])
  }

  /** A list of EJSON texts, each holding an object; a single text counts as a list of one. */
  docs(name: string): Doc[] {
    const value = this.fields[name]
    const items: unknown[] = Array.isArray(value) ? value : [value]
    if (items.length === 0) throw invalidParam(`${name} must not be empty.`)
    return items.map((item) => this.parseDoc(name, item))
  }

  /** `[{stageKey, stageValue: EJSON text}, …]` as MongoDB's `{$stage: value}`. */
  stages(name: string): [stage: string, value: Value][] {
    const value = this.fields[name]
    if (!Array.isArray(value)) throw invalidParam(`${name} must be a list.`)
    return value.map((item: unknown) => {
      const stage = item as { stageKey?: unknown; stageValue?: unknown } | null
      if (typeof stage?.stageKey !== 'string' || typeof stage.stageValue !== 'string')
        throw invalidParam(`${name} holds something that is no stage.`)
      return [stage.stageKey, parseEjson(stage.stageValue, this.now)]
    })
  }

  private isAbsent(name: string): boolean {
    const value = this.fields[name]
    return value === undefined || value === null || value === ''
  }

  private parseDoc(name: string, value: unknown): Doc {
    if (typeof value !== 'string') throw invalidParam(`${name} must be EJSON text.`)
    const doc = parseEjson(value, this.now)
    if (!isDoc(doc)) throw invalidParam(`${name} must be an object.`)
    return doc
  }
}
