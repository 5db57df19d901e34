import { TRY_OUT_ID, type TryOutEntry } from '../../../domain/community/trial-limits'
import { record } from '../../_kit/audit'
import { admit, admitAnyone } from '../../_kit/call'
import { commit } from '../../_kit/command'
import { insert, load } from '../../_kit/store/store'
import { actions } from '../actions'

/** Commands whose repeat is recognised. */
const REMEMBERED = 10

const loadEntry = () => load<TryOutEntry>('installation', TRY_OUT_ID)

/** Closed until an administrator opens it. */
export const isEntryOpen = async (): Promise<boolean> => (await loadEntry())?.open === true

export const entry = actions.tryOut.entry.handler(async ({ context: { call } }) => {
  await admitAnyone(call)
  return { open: await isEntryOpen() }
})

const CLOSED: TryOutEntry = { _id: TRY_OUT_ID, version: 1, open: false, commands: [] }

const entryThere = async (): Promise<TryOutEntry> => {
  const known = await loadEntry()
  if (known !== undefined) return known
  await insert('installation', CLOSED)
  return (await loadEntry()) ?? CLOSED
}

export const switchEntry = actions.tryOut.switchEntry.handler(async ({ input, context: { call } }) => {
  const { commandId, open } = input
  const { person, value } = await admit(call, entryThere(), () => ({}))
  const [admin] = person.roles.filter(({ role }) => role === 'admin')
  await record(commandId, {
    ...{ communityId: admin?.communityId ?? '', at: call.now, actorId: person._id },
    ...{ act: 'try_out_switched', places: [open ? 'tryOut.open' : 'tryOut.closed'] },
  })
  const { after } = await commit('installation', value, loadEntry, (state) =>
    state.commands.includes(commandId)
      ? undefined
      : {
          ...state,
          version: state.version + 1,
          open,
          commands: [...state.commands, commandId].slice(-REMEMBERED),
        },
  )
  return { open: after.open }
})
