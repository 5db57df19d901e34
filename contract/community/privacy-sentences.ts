/** What the server says about people's own data, Chinese with English beside it. */
export const PRIVACY_SENTENCES = {
  ticket_closed: {
    zh: '工单已结束，不再显示住户的电话；有事请在工单里留言。',
    en: 'The ticket is closed and the number is not shown any more; write a message instead.',
  },
} as const
