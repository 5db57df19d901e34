import { headingOf, type Column } from '../../../domain/community/register/columns'
import type { Failure } from '../../api/failure'

type Known = Exclude<Column, { of: 'other' }>

/** What is wrong with one field of the form, in words; undefined when nothing is. */
export type WrongAt = (column: Known) => string | undefined

/** The server names fields by the headings of the spreadsheet: the form and the file are read with the same eyes. */
export const wrongAt =
  (failure: Failure | undefined): WrongAt =>
  (column) => {
    const found = (failure?.fields ?? []).filter(({ field }) => field === headingOf(column))
    return found.length === 0 ? undefined : found.map(({ sentence }) => sentence).join('；')
  }

/** What belongs to no field stays below the form. */
export const restOf = (failure: Failure | undefined): Failure | undefined =>
  failure?.fields === undefined || failure.fields.some(({ field }) => field === 'form') ? failure : undefined
