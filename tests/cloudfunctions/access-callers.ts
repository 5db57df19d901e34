import type { Standing } from '../../domain/community/access'
import type { Who } from '../../emulator/local-cloud'
import type { Person } from '../../domain/community/person'
import { CONSENT, personIdOf, type PersonName, type SmallCommunity } from '../support/small-community'

/** What a caller is to the thing an action touches, said by hand for the one ticket of the walk. */
export type Caller = {
  who: Who
  /** The code that a refusal has for this caller. */
  refused: 'NO_IDENTITY' | 'NOT_REGISTERED' | 'DISABLED' | 'NOT_ALLOWED'
  /** Has not agreed to the privacy notice: most of what they may do waits for that. */
  unasked?: true
  /** To 王芳's engineering ticket that 陈建国 owns, and to her home. */
  ticket: Standing[]
  /** To the same while no contractor firm has it. */
  withoutFirm: Standing[]
  /** To the community, when no department is named. */
  community: Standing[]
  /** To somebody of the greening department: leads of others have no word there. */
  greening: Standing[]
  /** When the action touches nothing but the caller. */
  self: Standing[]
  /** What the caller is besides in the place of somebody away, for rows that are open to deputies. */
  deputy?: Standing[]
}

/** Two who belong here and have not agreed to the notice in force: one took it back, one knows an earlier one. */
export const unaskedPeople = ({ people }: SmallCommunity): Record<'resident' | 'manager', Person> => ({
  resident: {
    ...{ ...people.wangHusband, _id: personIdOf('o-unasked'), openid: 'o-unasked' },
    consents: [{ ...CONSENT, withdrawnAt: CONSENT.at + 1 }],
  },
  manager: {
    ...{ ...people.manager, _id: personIdOf('o-unasked-manager'), openid: 'o-unasked-manager' },
    consents: [{ ...CONSENT, version: CONSENT.version - 1 }],
  },
})

const CONTRACTOR_OPENID = 'o-test-contractor'
/** The contractor firm that has the ticket of the walk, and somebody of it. */
export const WALK_FIRM = {
  ...{ firmId: 'f-walk', name: '顺达电梯', contactName: '高师傅' },
  ...{ phone: '13812340000', emergencyPhone: '400-800-1234' },
}
export const contractorOf = ({ chen }: SmallCommunity['people']): Person => ({
  ...chen,
  ...{ _id: personIdOf(CONTRACTOR_OPENID), openid: CONTRACTOR_OPENID, name: '高师傅', phone: '13812340000' },
  roles: [{ ...chen.roles[0]!, role: 'contractor', firmId: WALK_FIRM.firmId }],
})

const KNOWN: Standing[] = ['anyone', 'wechat', 'person']

/**
 * Everybody who could call. The columns are written out and not computed: the walk would otherwise repeat the mistakes
 * of what it checks.
 */
export const callersOf = (small: SmallCommunity): Record<string, Caller> => {
  const known = (name: PersonName, ticket: Standing[], community: Standing[], self: Standing[]): Caller => ({
    who: { openid: small.people[name].openid },
    refused: 'NOT_ALLOWED',
    ticket: [...KNOWN, ...ticket],
    withoutFirm: [...KNOWN, ...ticket.filter((one) => one !== 'contractor')],
    community: [...KNOWN, ...community],
    greening: [...KNOWN, ...community.filter((one) => one !== 'lead' && one !== 'colleague')],
    self: [...KNOWN, ...self],
  })
  const office = (name: PersonName, standing: Standing): Caller =>
    known(name, [standing], [standing], [standing])
  const nobody: Omit<Caller, 'who' | 'refused'> = {
    ticket: ['anyone'],
    withoutFirm: ['anyone'],
    community: ['anyone'],
    greening: ['anyone'],
    self: ['anyone'],
  }
  return {
    nobody: { who: null, refused: 'NO_IDENTITY', ...nobody },
    'an openid nobody bound': {
      who: { openid: 'o-unbound' },
      refused: 'NOT_REGISTERED',
      unasked: true,
      ticket: ['anyone', 'wechat'],
      withoutFirm: ['anyone', 'wechat'],
      community: ['anyone', 'wechat'],
      greening: ['anyone', 'wechat'],
      self: ['anyone', 'wechat'],
    },
    'a browser of nobody we know': { who: { uid: 'p-unknown-person' }, refused: 'NO_IDENTITY', ...nobody },
    'household member who took the consent back': {
      ...known('wangHusband', ['household', 'home_member'], [], []),
      ...{ who: { openid: 'o-unasked' }, unasked: true },
    },
    'manager at a desk who agreed to an earlier notice': {
      who: { uid: `${personIdOf('o-unasked-manager')}_desk01` },
      ...{ refused: 'NOT_ALLOWED', unasked: true },
      ticket: ['anyone', 'person', 'manager'],
      withoutFirm: ['anyone', 'person', 'manager'],
      community: ['anyone', 'person', 'manager'],
      greening: ['anyone', 'person', 'manager'],
      self: ['anyone', 'person', 'manager'],
    },
    disabled: {
      who: { openid: small.people.disabled.openid },
      refused: 'DISABLED',
      ticket: [],
      withoutFirm: [],
      community: [],
      greening: [],
      self: [],
    },
    'resident of another community': known('stranger', [], [], []),
    'technician of another community': known('strangeTechnician', [], [], ['colleague']),
    'resident of another home': known('zhang', [], [], []),
    reporter: known('wang', ['reporter', 'household', 'home_member', 'home_owner'], [], []),
    'household member': known('wangHusband', ['household', 'home_member'], [], []),
    'colleague of another department': known('guard', [], ['colleague'], ['colleague']),
    colleague: office('liu', 'colleague'),
    handler: known('chen', ['handler', 'colleague'], ['colleague'], ['colleague']),
    lead: office('engineeringLead', 'lead'),
    'deputy of the lead': { ...known('clerk', [], ['colleague'], ['colleague']), deputy: ['lead'] },
    'lead of another department': known('securityLead', [], ['lead'], ['lead']),
    dispatcher: office('dispatcher', 'dispatcher'),
    'duty officer': office('dutyOfficer', 'duty_officer'),
    supervisor: office('supervisor', 'supervisor'),
    manager: office('manager', 'manager'),
    cashier: office('cashier', 'finance'),
    administrator: office('admin', 'admin'),
    'of the contractor firm': {
      ...known('wang', ['contractor'], [], []),
      who: { openid: CONTRACTOR_OPENID },
    },
    'supervisor at a desk': {
      who: { uid: `${small.people.supervisor._id}_desk01` },
      refused: 'NOT_ALLOWED',
      ticket: ['anyone', 'person', 'supervisor'],
      withoutFirm: ['anyone', 'person', 'supervisor'],
      community: ['anyone', 'person', 'supervisor'],
      greening: ['anyone', 'person', 'supervisor'],
      self: ['anyone', 'person', 'supervisor'],
    },
  }
}
