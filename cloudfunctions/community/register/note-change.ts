import type { AuditAct } from '../../../domain/community/audit'
import type { Decision } from '../../../domain/community/register/decide'
import type { Instant } from '../../../domain/kernel/instant'
import { record } from '../../_kit/audit'

type Written = { communityId: string; unitId: string; label: string }
type By = { actorId: string; at: Instant; commandId: string }

/**
 * The line of a form that changes something: which unit, and which fields. Special care is not named: not everybody who
 * reads the log may know of it.
 */
export const noteChange = async (
  act: AuditAct & ('unit_added' | 'register_changed'),
  { communityId, unitId, label }: Written,
  { kind, changes, newTenure }: Decision,
  { actorId, at, commandId }: By,
): Promise<void> => {
  if (kind === 'same') return
  const fields = changes.map(({ field }) => field).filter((field) => field !== 'care')
  const places = (newTenure ? ['newTenure', ...fields] : fields).map((field) => `unit.${field}`)
  await record(commandId, {
    ...{ communityId, at, actorId, act, ref: unitId, object: label },
    ...(act === 'register_changed' && places.length > 0 && { places }),
  })
}
