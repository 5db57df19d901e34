import type { Catalogue } from './catalogue'

/** The privacy notice (version: domain/community/consent.ts) and what people do about their own data. */
export const privacy = {
  'notice.title': { zh: '隐私说明', en: 'Privacy notice' },
  'notice.what': { zh: '收集什么，为什么', en: 'What we keep, and why' },
  'notice.what.text': {
    zh: '手机号：核对您是哪一户，师傅能联系到您。姓名和房屋：知道去哪里、找谁。报事的文字和照片：处理您说的事；照片里的位置信息上传时就去掉，文字和照片由微信检查内容是否合规。',
    en: 'Your number, to find your home and call you; your name and home, to know where to go; what you report, to deal with it. Photos lose their location; WeChat checks words and photos for unlawful content.',
  },
  'notice.who': { zh: '谁能看到', en: 'Who sees it' },
  'notice.who.text': {
    zh: '处理您工单的工作人员，和管房屋档案的前台、客服主管、项目经理。电话平时打码，只有相关的工单或房屋申请还没办完时才能查看；每次查看都有记录，您随时可以看到。',
    en: 'Staff who work on your ticket, and the front desk, supervisor and manager who keep the register. Your number is masked and shown only for a ticket or a request that is still open; each look is logged for you to see.',
  },
  'notice.long': { zh: '保存多久', en: 'How long' },
  'notice.long.text': {
    zh: '工单结束后 3 年，照片 1 年，操作记录 6 个月。缴费记录按会计法规保存。',
    en: 'Tickets 3 years after closing, photos 1 year, logs 6 months, payments as accounting law says.',
  },
  'notice.rights': { zh: '您可以做什么', en: 'What you can do' },
  'notice.rights.text': {
    zh: '在“我的信息与隐私”里查看、导出、注销，随时撤回同意。信息有误请联系客服前台更正。',
    en: 'See, export and delete your data, and take your consent back, under "My data"; the front desk corrects mistakes.',
  },
  'notice.ask.title': { zh: '开始之前，请看一下隐私说明', en: 'Please read the privacy notice first' },
  'notice.ask.refuse': {
    zh: '不同意也可以打电话或到客服前台报事。',
    en: 'Without it you can still call or come to the front desk.',
  },
  'notice.newer.title': { zh: '隐私说明有了新版本', en: 'There is a newer privacy notice' },
  'notice.newer.todo': {
    zh: '请关闭后重新打开，更新到最新版再看。急事请打值班电话。',
    en: 'Please close the app and open it again to get it. Call the duty phone when it is urgent.',
  },
  'notice.newer.ok': { zh: '知道了', en: 'All right' },
  'notice.agree': { zh: '同意并继续', en: 'Agree and go on' },
  'notice.later': { zh: '暂不同意', en: 'Not now' },
  'notice.call': { zh: '紧急情况请打 {number}', en: 'Urgent: call {number}' },
  'myData.title': { zh: '我的信息与隐私', en: 'My data' },
  'myData.note': { zh: '查看、导出、注销', en: 'See, export, delete' },
  'myData.consent': { zh: '隐私说明的同意', en: 'Consent' },
  'myData.consent.on': { zh: '{when} 同意了第 {version} 版', en: 'Version {version}, agreed {when}' },
  'myData.consent.off': {
    zh: '还没有同意，下次报事前会请您看',
    en: 'Not agreed; asked before the next report',
  },
  'myData.withdraw': { zh: '撤回同意', en: 'Take it back' },
  'myData.withdraw.ask': { zh: '撤回对隐私说明的同意？', en: 'Take your consent back?' },
  'myData.withdraw.text': {
    zh: '撤回后，要再次同意才能在这里报事或绑定房屋。已经报的事会照常办完，电话和客服前台不受影响。',
    en: 'You would have to agree again before reporting or binding a home here. What is reported is still dealt with.',
  },
  'myData.export': { zh: '导出我的信息', en: 'Export my data' },
  'myData.export.note': {
    zh: '个人信息、房屋、工单、留言和查看记录，一个 JSON 文件',
    en: 'Person, homes, tickets, messages and log, as one JSON file',
  },
  'myData.export.do': { zh: '导出', en: 'Export' },
  'myData.export.saved': { zh: '已保存到下载文件夹', en: 'Saved to your downloads' },
  'myData.export.copied': {
    zh: '已复制，可以粘贴到备忘录或文件里',
    en: 'Copied; paste it into a note or a file',
  },
  'myData.delete': { zh: '注销账号', en: 'Delete my account' },
  'myData.delete.ask': { zh: '注销账号？', en: 'Delete your account?' },
  'myData.delete.text': {
    zh: '会解除您所有的房屋，去掉您的姓名、电话和微信身份，不能恢复。工单按规定保存，但不再有您的名字。还有没办完的工单时不能注销。',
    en: 'Your homes end; name, number and WeChat identity go, for good. Tickets are kept by law without your name. Not possible while a ticket is open.',
  },
  'myData.delete.do': { zh: '确认注销', en: 'Delete' },
  'myData.deleted': { zh: '已注销', en: 'Deleted' },
} satisfies Catalogue
