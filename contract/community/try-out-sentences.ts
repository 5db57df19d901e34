/** What the server says to visitors who try the program out, Chinese with English beside it. */
export const TRY_OUT_SENTENCES = {
  try_out_closed: {
    zh: '体验小区现在没有开放。要报修或看进度，请先绑定房屋。',
    en: 'Trying out is closed now; please bind a home.',
  },
  try_out_over: {
    zh: '这次体验已经结束。想再看看，请再点一次“先体验一下”。',
    en: 'This trial is over; begin another one.',
  },
  try_out_person: {
    zh: '您今天已经体验过 {n} 次，请明天再来。',
    en: 'You have tried it {n} times today; please come back tomorrow.',
  },
  try_out_everybody: {
    zh: '今天体验的人太多，名额用完了，请明天再来。',
    en: 'Too many visitors today; please come back tomorrow.',
  },
  try_out_no_invitation: {
    zh: '体验小区只给您自己看，不能邀请别人。',
    en: 'The trial community is yours alone; nobody can be invited.',
  },
  try_out_tickets: {
    zh: '体验小区最多报 {n} 件事。想从头再来，请先结束体验。',
    en: 'A trial takes {n} reports; end it to begin anew.',
  },
  try_out_messages: {
    zh: '体验小区的一张工单最多留言 {n} 条。',
    en: 'A ticket of a trial takes {n} messages.',
  },
} as const
