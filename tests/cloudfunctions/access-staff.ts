import type { Roster } from '../../domain/community/roster'
import { DEFAULT_POLICY } from '../../domain/sla/policy'
import { COMMUNITY_ID } from '../support/small-community'
import { community, type Walk, type WalkContext } from './access-walk'

const inputsOf = (at: WalkContext) => {
  const terms = { department: 'greening', roles: ['technician'], skills: [], shifts: [] }
  const colleague = async () => ({ communityId: COMMUNITY_ID, personId: at.small.people.gardener._id })
  const roster = async (): Promise<Roster> =>
    ((await at.cloud.database.collection('rosters').doc(COMMUNITY_ID).get()) as { data: Roster[] }).data[0]!
  const version = async () => ({ commandId: at.newCommand(), version: (await roster()).version })
  const newColleague = () =>
    at.cloud.api(at.small.people.admin.openid).community.staff.invite({
      ...{ commandId: at.newCommand(), communityId: COMMUNITY_ID, name: '新同事' },
      ...(terms as { department: 'greening'; roles: ['technician']; skills: []; shifts: [] }),
    })

  return { terms, colleague, version, newColleague }
}

/** Who works here: a gardener is whom these touch. */
export const staffActions = (at: WalkContext): Walk => {
  const { terms, colleague, version, newColleague } = inputsOf(at)
  return {
    'community.staff.list': ['community', community],
    'community.staff.myDeputies': ['community', community],
    'community.staff.invite': [
      'community',
      async () => ({ ...(await community()), commandId: at.newCommand(), name: '新同事', ...terms }),
    ],
    'community.staff.withdraw': [
      'community',
      async () => ({ ...(await community()), invitationId: 'v-of-nobody' }),
      'INVITATION_OVER',
    ],
    'community.staff.lookInvitation': ['self', async () => ({ code: (await newColleague()).code })],
    'community.staff.join': ['self', async () => ({ code: (await newColleague()).code })],
    'community.staff.change': [
      'community',
      async () => ({ ...(await colleague()), ...(await version()), ...terms }),
    ],
    'community.staff.setRota': [
      'greening',
      async () => ({ ...(await colleague()), ...(await version()), shifts: [], exceptions: [] }),
    ],
    'community.staff.nameDeputy': [
      'community',
      async () => ({
        ...{ ...(await community()), commandId: at.newCommand(), from: 0, until: 1 },
        ...{ personId: 'p-nobody', deputyId: at.small.people.liu._id },
      }),
      'NOT_FOUND',
    ],
    'community.staff.endDeputy': [
      'community',
      async () => ({
        ...{ ...(await community()), commandId: at.newCommand() },
        ...{ personId: 'p-nobody', deputyshipId: 'd-none' },
      }),
      'NOT_FOUND',
    ],
    'community.staff.end': [
      'community',
      async () => ({
        ...(await community()),
        personId: 'p-nobody',
        commandId: at.newCommand(),
        reason: '离职',
      }),
      'NOT_FOUND',
    ],
  }
}

/** Contractor firms. */
export const firmActions = (at: WalkContext): Walk => ({
  'community.firms.list': ['community', community],
  'community.firms.save': [
    'community',
    async () => ({
      ...{ ...(await community()), commandId: at.newCommand(), firmId: 'f-none', name: '顺达电梯' },
      ...{ contactName: '高师傅', phone: '13812340000', emergencyPhone: '400-800-1234' },
      ...{ categories: ['water_leak'], firstDay: '2026-01-01', lastDay: '2026-12-31' },
    }),
    'NOT_FOUND',
  ],
  'community.firms.remove': [
    'community',
    async () => ({
      ...{ ...(await community()), commandId: at.newCommand() },
      ...{ firmId: 'f-none', reason: '终止' },
    }),
    'NOT_FOUND',
  ],
})

/** What the community promises. */
export const policyActions = (at: WalkContext): Walk => {
  /** A form with an old version: whoever is let through is told to load it again. */
  const oldForm = async () => ({ ...(await community()), commandId: at.newCommand(), version: 0 })
  return {
    'community.policy.get': ['community', community],
    'community.policy.change': [
      'community',
      async () => ({ ...(await oldForm()), policy: DEFAULT_POLICY, from: 0 }),
      'CHANGED_MEANWHILE',
    ],
    'community.policy.withdraw': ['community', oldForm, 'CHANGED_MEANWHILE'],
    'community.policy.settings': [
      'community',
      async () => ({
        ...(await oldForm()),
        settings: { name: '安邻示范小区', dutyPhone: '010-60001000', departmentPhones: {} },
      }),
      'CHANGED_MEANWHILE',
    ],
  }
}
