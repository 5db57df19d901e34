/** What the server says to whoever sets an installation up, Chinese with English beside it. */
export const SETUP_SENTENCES = {
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
