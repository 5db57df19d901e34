import { columnsFor, headingOf } from '../../../domain/community/register/columns'
import { stateOf } from '../../../domain/community/register/state'
import { keyOfUnit } from '../../../domain/community/register/unit-key'
import { cellOf } from '../../../domain/community/register/write-row'
import { everyHome, type Home } from '../../_kit/register/every-home'
import type { Job } from '../job/job'
import { keep } from '../link'
import { USUAL_MEMBERS, USUAL_VEHICLES } from '../template'
import { writeWorkbook } from '../workbook/write-workbook'

const order = new Intl.Collator('zh', { numeric: true })

/** The order of a street: phase, building, entrance, room; 2栋 before 10栋. */
const inOrder = (homes: readonly Home[]): Home[] => {
  const places = homes.map((home) => ({ home, key: keyOfUnit(home.unit) }))
  places.sort(
    ({ key: a }, { key: b }) =>
      order.compare(a.phase, b.phase) ||
      order.compare(a.building, b.building) ||
      order.compare(a.entrance, b.entrance) ||
      order.compare(a.room, b.room),
  )
  return places.map(({ home }) => home)
}

const most = (counts: readonly number[], least: number): number =>
  counts.reduce((max, count) => Math.max(max, count), least)

/**
 * Writes the register as a file that an import takes without a change. In one go: what dies is done again, to the same
 * path. 20,000 units take some seconds (docs/benchmarks.md).
 */
export const writeExport = async (job: Job): Promise<Partial<Job>> => {
  const homes = inOrder(await everyHome(job.communityId))
  const states = homes.map(stateOf)
  // Marks of special care are looked at one by one, for a purpose (domain.md §8): an import leaves what has no column.
  const columns = columnsFor(
    most(
      states.map(({ members }) => members.length),
      USUAL_MEMBERS,
    ),
    most(
      states.map(({ vehicles }) => vehicles.length),
      USUAL_VEHICLES,
    ),
  ).filter((column) => column.of !== 'field' || column.field !== 'care')
  const { communityName } = job
  const rows = function* () {
    for (const [index, { unit }] of homes.entries()) {
      const state = states[index]
      if (state === undefined) continue
      const written = { communityName, key: keyOfUnit(unit), state }
      yield columns.map((column) => cellOf(written, column))
    }
  }
  const resultId = await keep(`export/${job._id}`, await writeWorkbook(columns.map(headingOf), rows()))
  return { state: 'done', open: false, total: homes.length, resultId }
}
