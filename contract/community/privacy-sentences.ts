/** What the server says about people's own data, Chinese with English beside it. */
export const PRIVACY_SENTENCES = {
  ticket_closed: {
    zh: '工单已结束，不再显示住户的电话；有事请在工单里留言。',
    en: 'The ticket is closed and the number is not shown any more; write a message instead.',
  },
  consent_needed: {
    zh: '请先看一下隐私说明（第 {version} 版），同意后继续。',
    en: 'Please read the privacy notice (version {version}) and agree first.',
  },
  notice_changed: {
    zh: '隐私说明已更新，请看过新的说明再同意。',
    en: 'The privacy notice has changed; please read the new one.',
  },
  not_sure: { zh: '请先确认已了解注销后的影响。', en: 'Please confirm that you know what deleting means.' },
  delete_open_tickets: {
    zh: '您还有没办完的工单，请等办完或取消后再注销。',
    en: 'You have open tickets; finish or cancel them first.',
  },
  delete_still_staff: {
    zh: '您还是工作人员，请先由管理员办理离职。',
    en: 'You still work here; an administrator must end that first.',
  },
} as const
