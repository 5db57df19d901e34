import type { Catalogue } from './catalogue'

/** The first administrator of an empty installation, on the phone. */
export const claim = {
  'claim.title': { zh: '开通安邻', en: 'Begin with Anlin' },
  'claim.nothing.title': { zh: '这里还没有小区', en: 'No community yet' },
  'claim.nothing.hint': {
    zh: '第一位管理员用启动或部署命令打印的开通码开通。住户请等物业通知。',
    en: 'The first administrator begins with the code that the start or deploy command printed.',
  },
  'claim.preparing.title': { zh: '这里的小区还在准备', en: 'Nothing is open yet' },
  'claim.preparing.hint': {
    zh: '物业设置好以后，就可以在这里绑定房屋、报事报修。您是物业同事的，在“我的”里点“我是员工，有邀请码”。',
    en: 'Homes can be bound once it is set up. Colleagues join with their code.',
  },
  'claim.begin': { zh: '我是管理员，现在开通', en: 'I am the administrator' },
  'claim.who': { zh: '您将成为第一位管理员', en: 'You become the first administrator' },
  'claim.who.note': {
    zh: '开通码只能用一次。开通以后，请同事和住户进来都由您安排，也可以再请别的管理员。',
    en: 'The code works once. You can let others in afterwards, also as administrators.',
  },
  'claim.code': { zh: '开通码', en: 'Claim code' },
  'claim.code.hint': { zh: '例如：K7MP-2WQX-9RTB', en: 'Such as K7MP-2WQX-9RTB' },
  'claim.code.missing': { zh: '请填开通码', en: 'Enter the code' },
  'claim.name': { zh: '您的姓名', en: 'Your name' },
  'claim.name.hint': { zh: '同事和住户会看到', en: 'Colleagues and residents see it' },
  'claim.name.missing': { zh: '请填您的姓名', en: 'Enter your name' },
  'claim.communityName': { zh: '小区名称', en: 'Name of the community' },
  'claim.communityName.hint': { zh: '以后可以改', en: 'Can be changed later' },
  'claim.communityName.missing': { zh: '请填小区名称', en: 'Enter the name' },
  'claim.dutyPhone': { zh: '值班电话', en: 'Duty phone' },
  'claim.dutyPhone.hint': {
    zh: '24 小时有人接的号码，住户有急事打这个',
    en: 'Answered round the clock; residents call it when it is urgent',
  },
  'claim.dutyPhone.missing': { zh: '请填值班电话', en: 'Enter the duty phone' },
  'claim.kept': { zh: '填写的内容还在。', en: 'What you typed is kept.' },
  'claim.send': { zh: '开通', en: 'Begin' },
  'claim.done': {
    zh: '{community}已开通，您是管理员',
    en: '{community} is there; you are its administrator',
  },
  'claim.done.note': {
    zh: '接下来在电脑上做：打开安邻工作台，用手机输入登录码，再点“设置向导”，大约 15 分钟做完。',
    en: 'Next on a computer: open the desk, type its code here, then the set-up. About 15 minutes.',
  },
  'claim.signIn': { zh: '登录电脑端', en: 'Sign in at a computer' },
} satisfies Catalogue
