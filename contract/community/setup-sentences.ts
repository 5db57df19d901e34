/** What the server says to whoever sets an installation up, Chinese with English beside it. */
export const SETUP_SENTENCES = {
  phone_wrong: {
    zh: '“{field}”要填打得通的号码：手机号、带区号的固定电话（如 010-60001000）或 400 电话。',
    en: '{field}: a mobile number, a landline with its area code (010-60001000) or a 400 number.',
  },
  community_name_taken: {
    zh: '已经有“{name}”了，请换一个分得清的名字，例如加上期数或路名。',
    en: 'There is a community called {name} already; choose another name.',
  },
  community_not_open: {
    zh: '这个小区还在准备，开通以后才能绑定房屋。急事请打值班电话。',
    en: 'This community is not open yet.',
  },
  claim_over: {
    zh: '这里已经有管理员了。请管理员在“员工”里给您发邀请码。',
    en: 'There is an administrator already; ask for an invitation.',
  },
  claim_closed: {
    zh: '还没有设置开通码。请部署的人先运行部署命令，照它打印的那一行设置。',
    en: 'No claim code is set; whoever deploys sets the one that the deploy command prints.',
  },
  claim_code: {
    zh: '开通码不对，请照启动或部署命令打印的那一行输入。',
    en: 'The claim code is wrong; enter it as the start or deploy command printed it.',
  },
  claim_tries: {
    zh: '开通码输错次数过多，请 5 分钟后再试。',
    en: 'Too many wrong codes; please try again in 5 minutes.',
  },
} as const
