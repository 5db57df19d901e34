import type { Context } from '../../context'
import { isDoc, type Doc, type Value } from '../../ejson'
import { requestFailed } from '../../failure'
import type { Scope } from '../scope'

/** What a pipeline's stages may use. */
export type Surroundings = {
  context: Context
  scope: Scope
  /** Variables that `$lookup` declared around this pipeline. */
  variables: Doc
  /** Runs another pipeline over documents, with more variables. */
  run: (docs: Doc[], pipeline: Value, variables: Doc) => Doc[]
}

/** Checks the argument of a stage once; the result turns documents into documents. */
export type Stage = (argument: Value, surroundings: Surroundings) => (docs: Doc[]) => Doc[]

export function docOf(stage: string, value: Value | undefined): Doc {
  if (isDoc(value)) return value
  throw requestFailed(`the ${stage} stage specification must be an object`)
}

/** Refuses fields a stage does not have. */
export function checkFields(stage: string, spec: Doc, known: string[]): void {
  const unknown = Object.keys(spec).find((field) => !known.includes(field))
  if (unknown !== undefined) throw requestFailed(`unrecognized option to ${stage}: ${unknown}`)
}

/** A `$path` without its sign. */
export function pathOf(stage: string, value: Value | undefined): string {
  if (typeof value === 'string' && /^\$[^$]/.test(value)) return value.slice(1)
  throw requestFailed(`path option to ${stage} stage should be prefixed with a '$': ${JSON.stringify(value)}`)
}
