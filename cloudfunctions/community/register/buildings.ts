import { admit } from '../../_kit/call'
import { countBy } from '../../_kit/store/count'
import { register } from './implementer'
import { inOrder } from './order'

/** The buildings of a community in the order in which people count them: 2栋 before 10栋. */
export const buildings = register.buildings.handler(async ({ input, context: { call } }) => {
  const { communityId } = input
  const asked = countBy({
    collection: 'units',
    index: 'byRoom',
    match: { communityId },
    by: { phase: '$phase', building: '$building', status: '$status' },
  })
  const { value: counts } = await admit(call, asked, () => ({ communityId }))
  const found = new Map<string, { phase: string; building: string; units: number; vacant: number }>()
  for (const { _id, n } of counts) {
    const { phase, building = '', status } = _id as Partial<Record<string, string | null>>
    const name = JSON.stringify([phase, building])
    const known = found.get(name) ?? { phase: phase ?? '', building: building ?? '', units: 0, vacant: 0 }
    known.units += n
    if (status === 'vacant') known.vacant += n
    found.set(name, known)
  }
  return {
    buildings: [...found.values()].sort(
      (a, b) => inOrder(a.phase, b.phase) || inOrder(a.building, b.building),
    ),
  }
})
