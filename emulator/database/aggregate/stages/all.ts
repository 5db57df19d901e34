import { bucketAuto } from './bucket-auto'
import { bucket, group, sortByCount } from './group'
import { facet, lookup } from './join'
import { count, limit, match, sample, skip, sort, unwind } from './lines'
import { addFields, project, replaceRoot, replaceWith, unset } from './shape'
import type { Stage } from './stage'

/** The stages of the SDK, and those that raw pipelines add without writing anything. `$geoNear` reads and is not among them. */
export const STAGES: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  ['$addFields', addFields],
  ['$bucket', bucket],
  ['$bucketAuto', bucketAuto],
  ['$count', count],
  ['$facet', facet],
  ['$group', group],
  ['$limit', limit],
  ['$lookup', lookup],
  ['$match', match],
  ['$project', project],
  ['$replaceRoot', replaceRoot],
  ['$replaceWith', replaceWith],
  ['$sample', sample],
  ['$set', addFields],
  ['$skip', skip],
  ['$sort', sort],
  ['$sortByCount', sortByCount],
  ['$unset', unset],
  ['$unwind', unwind],
])
