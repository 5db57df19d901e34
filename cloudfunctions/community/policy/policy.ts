import type { PolicyView } from '../../../contract/community/policy'
import type { AuditEntry } from '../../../domain/community/audit'
import { say } from '../../../contract/sentences'
import {
  policyAt,
  withoutComing,
  withPolicy,
  withSettings,
  type Community,
} from '../../../domain/community/community'
import { nameKey } from '../../../domain/community/setup'
import type { Department } from '../../../domain/kernel/department'
import type { ServicePolicy } from '../../../domain/sla/policy'
import { policyChanges } from '../../../domain/sla/policy-changes'
import { policyProblems } from '../../../domain/sla/policy-check'
import type { Instant } from '../../../domain/kernel/instant'
import { record } from '../../_kit/audit'
import { admit, type Call } from '../../_kit/call'
import { refuse } from '../../_kit/refuse'
import { insert, load, replace } from '../../_kit/store/store'
import { actions } from '../actions'
import { requireOwnName } from '../setup/name'

type Told = { CHANGED_MEANWHILE: (more: { data: { sentence: string } }) => Error }

const admitTo = async (call: Call, communityId: string) => {
  const loading = load<Community>('communities', communityId)
  const { person, value: community } = await admit(call, loading, () => ({ communityId }))
  if (community === undefined) throw refuse('NOT_FOUND', 'not_found', { field: 'communityId' })
  return { person, community }
}

/** Which commands a community document has carried out: a repeat after a lost answer is told the same. */
const isRepeat = ({ commands = [] }: Community, commandId: string): boolean => commands.includes(commandId)
const REMEMBERED = 20
const remembering = (community: Community, commandId: string): Community => ({
  ...community,
  commands: [...(community.commands ?? []), commandId].slice(-REMEMBERED),
})

/** A policy that was in force stays readable: every version that a ticket may name is kept, once. */
const keepFormer = (community: Community, now: Instant) => {
  const policy = policyAt(community, now)
  const former = { _id: `${community._id}.${policy.version}`, version: 1, communityId: community._id, policy }
  return insert('policies', former)
}

type Line = Pick<AuditEntry, 'act' | 'places'>
const placesOf = (from: ServicePolicy, to: ServicePolicy): string[] =>
  policyChanges(from, to).map(({ place }) => place)

/** Which settings differ, as the log names them. */
const settingsChanged = (before: Community, after: Community): string[] => {
  const departments = { ...before.departmentPhones, ...after.departmentPhones }
  return [
    ...(['name', 'dutyPhone'] as const).filter((field) => before[field] !== after[field]),
    ...(Object.keys(departments) as Department[]).filter(
      (department) => before.departmentPhones[department] !== after.departmentPhones[department],
    ),
  ].map((field) => `settings.${field}`)
}

type Form = { commandId: string; communityId: string; version: number }

/** One form saved: the version it was loaded at, one line in the log, one write. */
const save = async (
  call: Call,
  form: Form,
  errors: Told,
  change: (community: Community) => Community,
  lineOf: (before: Community, after: Community) => Line,
): Promise<Community> => {
  const { person, community } = await admitTo(call, form.communityId)
  if (isRepeat(community, form.commandId)) return community
  const changedMeanwhile = () => errors.CHANGED_MEANWHILE({ data: { sentence: say('changed_meanwhile') } })
  if (community.version !== form.version) throw changedMeanwhile()
  const after = remembering(change(community), form.commandId)
  await record(form.commandId, {
    ...{ communityId: community._id, at: call.now, actorId: person._id },
    ...{ ...lineOf(community, after), ref: `${community._id}.${after.policy.version}` },
  })
  await keepFormer(community, call.now)
  if ((await replace('communities', community, after)) === 'conflict') throw changedMeanwhile()
  return after
}

const get = actions.policy.get.handler(async ({ input, context: { call } }) => {
  const { community } = await admitTo(call, input.communityId)
  const { name, dutyPhone, departmentPhones, version, coming } = community
  const policy = policyAt(community, call.now)
  const ahead = coming !== undefined && coming.from > call.now ? { coming } : {}
  // The types of the contract are the domain's without `readonly`.
  return JSON.parse(
    JSON.stringify({
      policy,
      ...ahead,
      settings: { name, dutyPhone, departmentPhones },
      version,
      now: call.now,
    }),
  ) as PolicyView
})

const change = actions.policy.change.handler(async ({ input, errors, context: { call } }) => {
  const { policy, from } = input
  const [problem] = policyProblems({ ...policy, version: 0 })
  const after = await save(
    call,
    input,
    errors,
    (community) => {
      if (problem !== undefined) throw refuse('BAD_INPUT', 'policy_number', { field: `policy.${problem}` })
      return withPolicy(community, policy, from, call.now)
    },
    (before, { coming, policy: next }) => ({
      act: 'policy_changed',
      places: placesOf(policyAt(before, call.now), coming?.policy ?? next),
    }),
  )
  return { version: after.version, policyVersion: (after.coming?.policy ?? after.policy).version }
})

const withdraw = actions.policy.withdraw.handler(async ({ input, errors, context: { call } }) => {
  const after = await save(
    call,
    input,
    errors,
    (community) => withoutComing(community, call.now),
    ({ coming, policy: present }) => ({
      act: 'policy_withdrawn',
      places: coming === undefined ? [] : placesOf(present, coming.policy),
    }),
  )
  return { version: after.version }
})

const settings = actions.policy.settings.handler(async ({ input, errors, context: { call } }) => {
  const { communityId, settings: typed } = input
  const { community } = await admitTo(call, communityId)
  if (nameKey(community.name) !== nameKey(typed.name)) await requireOwnName(communityId, typed.name, 'name')
  const after = await save(
    call,
    input,
    errors,
    (state) => withSettings(state, typed),
    (before, changed) => ({ act: 'settings_changed', places: settingsChanged(before, changed) }),
  )
  return { version: after.version }
})

export const policy = { get, change, withdraw, settings }
