/** What the server says about homes and who belongs to them, Chinese with English beside it. */
export const HOME_SENTENCES = {
  phone_code: {
    zh: '手机号授权已失效，请再点一次“手机号快捷验证”。',
    en: 'The phone code is no longer valid; please tap again.',
  },
  phone_unavailable: { zh: '微信暂时没有回应，请稍后再试。', en: 'WeChat did not answer; please try again.' },
  phone_first: { zh: '请先验证手机号。', en: 'Please verify your phone number first.' },
  not_in_register: {
    zh: '登记册里没有这个手机号和房屋，请联系客服前台。',
    en: 'The register does not have this home under your number; please contact the front desk.',
  },
  lease_end_missing: {
    zh: '邀请租客请填写租期到哪一天；邀请其他人不用填。',
    en: 'A tenant needs the end of the lease; others must not have one.',
  },
  lease_end_past: { zh: '租期的最后一天不能早于今天。', en: 'The lease cannot end in the past.' },
  too_many_invitations: {
    zh: '还有 10 个邀请没有使用，请先撤回不用的。',
    en: 'Ten invitations are open; withdraw some first.',
  },
  too_many_requests: {
    zh: '您有 5 个申请正在等待处理，请等前台回复。',
    en: 'Five requests are waiting; please wait for the front desk.',
  },
  invitation_unknown: { zh: '没有这个邀请码，请核对后再输。', en: 'There is no such invitation.' },
  invitation_used: { zh: '这个邀请已被使用，请业主再发一个。', en: 'This invitation has been used.' },
  invitation_withdrawn: { zh: '这个邀请已撤回，请联系业主。', en: 'This invitation was withdrawn.' },
  invitation_expired: { zh: '这个邀请已过期，请业主再发一个。', en: 'This invitation has expired.' },
  invitation_lease_over: { zh: '租期已经结束，不能加入。', en: 'The lease is over.' },
  already_decided: { zh: '这个申请已由{by}处理。', en: 'Already decided by {by}.' },
  own_request: { zh: '不能审批自己的申请，请交给同事。', en: 'You cannot decide your own request.' },
  household_not_here: {
    zh: '这户不在本小区，或已经结束，请重新选择。',
    en: 'This household is not in this community or has ended.',
  },
  household_ended: { zh: '这户已经办过迁出。', en: 'This household has already ended.' },
  owner_stays: {
    zh: '业主和自己不能这样移除；业主变更请联系客服前台。',
    en: 'Owners and yourself cannot be removed here; ask the front desk.',
  },
} as const
