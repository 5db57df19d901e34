/** What the server says about those who work here, Chinese with English beside it. */
export const STAFF_SENTENCES = {
  changed_meanwhile: {
    zh: '有人刚刚改过，请刷新后再保存。',
    en: 'Somebody has just changed this; load it again and save.',
  },
  last_admin: {
    zh: '这是最后一位管理员，请先让别人成为管理员。',
    en: 'This is the last administrator; make somebody else one first.',
  },
  staff_phone_other: {
    zh: '这个邀请是发给另一个手机号的，请联系管理员。',
    en: 'This invitation is for another phone number; ask the administrator.',
  },
  terms_roles: { zh: '请至少选一个岗位，不要重复。', en: 'Choose at least one role, each once.' },
  terms_skills: { zh: '技能要属于所在部门。', en: 'Skills must belong to the department.' },
  terms_shifts: { zh: '班次时间有误，请检查。', en: 'The shifts are not right.' },
  leave_days: { zh: '请假的结束日不能早于开始日。', en: 'Leave cannot end before it begins.' },
  deputy_not_here: { zh: '代班人不在本小区的名单里。', en: 'The deputy is not on this roster.' },
  deputy_not_needed: {
    zh: '只有主管、客服主管、项目经理和值班需要代班人。',
    en: 'Only leads, supervisors, managers and duty officers have deputies.',
  },
  deputy_span: {
    zh: '代班的结束要晚于开始，也要晚于现在。',
    en: 'The span must end after it begins and after now.',
  },
  deputy_long: {
    zh: '代班最长 3 个月，更久请调整岗位。',
    en: 'Three months at most; for longer, change the roles.',
  },
  deputy_named: {
    zh: '这段时间已由{name}代班，先结束那一段再换人。',
    en: '{name} stands in for that time already; end that first.',
  },
  deputy_others: {
    zh: '只能为自己找代班人；为别人请找项目经理或管理员。',
    en: 'You may name your own deputy; for others ask the manager or administrator.',
  },
  terms_firm: {
    zh: '外包人员要属于一家外包单位，其他人不属于。',
    en: 'A contractor belongs to a firm, and nobody else does.',
  },
  firm_unknown: { zh: '本小区没有这家外包单位。', en: 'This community has no such firm.' },
  firm_categories: { zh: '请至少选一项服务内容，不要重复。', en: 'Choose what it serves, each once.' },
  firm_lastDay: { zh: '合同的结束日不能早于开始日。', en: 'The contract cannot end before it begins.' },
  firm_over: { zh: '{name}不在合同期内，请派给别人。', en: '{name} has no contract now; choose another.' },
  firm_other_category: {
    zh: '这家单位不负责这类事项，请选别家或先改它的服务内容。',
    en: 'This firm does not serve this category.',
  },
  firm_owner_needed: {
    zh: '还没有负责人，请先选一位同事负责跟进。',
    en: 'Nobody answers for it yet; choose a colleague who does.',
  },
  with_firm: { zh: '这张工单已交给{by}处理。', en: 'This ticket is with {by}.' },
  policy_number: {
    zh: '有数字不合理，请检查标出的地方。',
    en: 'A number makes no sense; see the marked place.',
  },
} as const
