import { createHash } from 'node:crypto'
import type { FirmView } from '../../../contract/community/firms'
import { say } from '../../../contract/sentences'
import { firmProblem, serves, withFirmForm, withoutFirm, type Firm } from '../../../domain/community/firm'
import { peopleOf, type Staff } from '../../../domain/community/roster'
import type { Instant } from '../../../domain/kernel/instant'
import { record } from '../../_kit/audit'
import { admit } from '../../_kit/call'
import { commit } from '../../_kit/command'
import { refuse } from '../../_kit/refuse'
import { insert, list as listOf, replace } from '../../_kit/store/store'
import { actions } from '../actions'
import { loadRoster } from '../staff/settle'
import { loadFirm, settleFirm } from './settle'

const MOST = 200

const viewOf = (firm: Firm, staff: Staff, now: Instant): FirmView => {
  const { _id, version, name, contactName, phone, emergencyPhone, firstDay, lastDay } = firm
  return {
    firmId: _id,
    ...{ version, name, contactName, phone, emergencyPhone, firstDay, lastDay },
    categories: [...firm.categories],
    serving: serves(firm, now),
    people: peopleOf(staff, _id).map((one) => ({ personId: one.personId, name: one.name })),
  }
}

const list = actions.firms.list.handler(async ({ input: { communityId }, context: { call } }) => {
  const loading = Promise.all([
    listOf<Firm>({ collection: 'firms', index: 'byCommunity', equals: { communityId }, limit: MOST }),
    loadRoster(communityId),
  ])
  const { value } = await admit(call, loading, () => ({ communityId }))
  const [found, roster = { members: [] }] = value
  const kept = found.filter(({ removedAt }) => removedAt === undefined)
  return { firms: kept.map((firm) => viewOf(firm, roster, call.now)) }
})

/** The same person sending the same command is the same firm (design.md D3). */
const newId = (personId: string, commandId: string): string =>
  `f${createHash('sha256').update(`${personId}:${commandId}`).digest('hex').slice(0, 27)}`

const save = actions.firms.save.handler(async ({ input, errors, context: { call } }) => {
  const { commandId, communityId, firmId, version, ...form } = input
  const loading = firmId === undefined ? Promise.resolve(undefined) : loadFirm(firmId)
  const { person, value: known } = await admit(call, loading, () => ({ communityId }))
  if (firmId !== undefined && (known === undefined || known.communityId !== communityId))
    throw refuse('NOT_FOUND', 'firm_unknown', { field: 'firmId' })
  const problem = firmProblem(form)
  if (problem !== undefined) throw refuse('BAD_INPUT', `firm_${problem}`, { field: problem })
  if (known?.commands.includes(commandId)) return { firmId: known._id, version: known.version }
  const changed = () => errors.CHANGED_MEANWHILE({ data: { sentence: say('changed_meanwhile') } })
  if (known !== undefined && known.version !== version) throw changed()
  const place = { _id: known?._id ?? newId(person._id, commandId), communityId }
  const after = withFirmForm(place, known, form, commandId)
  await record(commandId, {
    ...{ communityId, at: call.now, actorId: person._id },
    ...{ act: 'firm_changed', ref: place._id, object: after.name },
  })
  if (known === undefined) await insert('firms', after)
  else if ((await replace('firms', known, after)) === 'conflict') throw changed()
  // A contract that is over already, and what the firm had by then.
  await settleFirm(place._id, call.now)
  return { firmId: place._id, version: (await loadFirm(place._id))?.version ?? after.version }
})

const remove = actions.firms.remove.handler(async ({ input, context: { call } }) => {
  const { commandId, communityId, firmId, reason } = input
  const { person, value: firm } = await admit(call, loadFirm(firmId), () => ({ communityId }))
  if (firm === undefined || firm.communityId !== communityId)
    throw refuse('NOT_FOUND', 'firm_unknown', { field: 'firmId' })
  if (firm.removedAt === undefined)
    await record(commandId, {
      ...{ communityId, at: call.now, actorId: person._id },
      ...{ act: 'firm_removed', ref: firmId, object: firm.name, reason },
    })
  await commit(
    'firms',
    firm,
    () => loadFirm(firmId),
    (state) => withoutFirm(state, call.now),
  )
  return { removed: true as const, released: await settleFirm(firmId, call.now) }
})

/** Contractor firms (domain.md §2). */
export const firms = { list, save, remove }
