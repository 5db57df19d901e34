import { HOME_SENTENCES } from './community/home-sentences'
import { PRIVACY_SENTENCES } from './community/privacy-sentences'
import { SETUP_SENTENCES } from './community/setup-sentences'
import { STAFF_SENTENCES } from './community/staff-sentences'
import { TRY_OUT_SENTENCES } from './community/try-out-sentences'
import { REGISTER_SENTENCES } from './register-words'

/** What the server says to people when it refuses, Chinese with English beside it. `{name}` is filled in. */
export const SENTENCES = {
  ...REGISTER_SENTENCES,
  bad_input: { zh: '“{field}”填写有误，请检查后再提交。', en: 'Please check "{field}" and send again.' },
  unknown_action: {
    zh: '这个功能暂时找不到，请更新到最新版本。',
    en: 'This function is unknown; please update.',
  },
  no_identity: { zh: '请先登录。', en: 'Please sign in first.' },
  session_over: { zh: '登录已结束，请重新扫码登录。', en: 'Signed out; please sign in again.' },
  not_registered: {
    zh: '还没有绑定房屋，请联系客服前台办理。',
    en: 'No home is bound yet; please contact the front desk.',
  },
  disabled: {
    zh: '此账号已停用，如有疑问请联系客服前台。',
    en: 'This account is closed; please contact the front desk.',
  },
  not_allowed: { zh: '您没有权限进行这项操作。', en: 'You are not allowed to do this.' },
  not_your_home: { zh: '这处房屋没有绑定在您的名下。', en: 'This home is not bound to you.' },
  not_found: { zh: '没有找到这条记录。', en: 'This record was not found.' },
  busy: {
    zh: '现在使用的人较多，请稍后再试。您填写的内容已保留。',
    en: 'Busy right now; please try again. Nothing you typed is lost.',
  },
  unexpected: {
    zh: '出了点问题，我们已记录。您填写的内容已保留，请稍后再试。',
    en: 'Something went wrong and was recorded; please try again.',
  },
  wrong_state: {
    zh: '这张工单现在是“{state}”，不能再进行这项操作。',
    en: 'The ticket is now "{state}"; this is no longer possible.',
  },
  already_accepted: { zh: '这张工单已由{by}接单。', en: 'Already accepted by {by}.' },
  own_matter: {
    zh: '不能处理自己或自己家的工单，请交给同事。',
    en: 'You cannot handle a ticket about yourself or your own home.',
  },
  reopen_too_late: {
    zh: '确认已超过 {days} 天，不能重新打开，请再报一次。',
    en: 'More than {days} days since confirmation; please report again.',
  },
  reopen_never: {
    zh: '确认后不能重新打开，请再报一次。',
    en: 'A confirmed ticket cannot be reopened; please report again.',
  },
  already_rated: { zh: '这张工单已经评价过了。', en: 'This ticket has been rated.' },
  visit_in_past: { zh: '上门时间不能早于现在。', en: 'The visit cannot be in the past.' },
  visit_no_slot: {
    zh: '上门时间要先开始再结束，时段最长 12 小时。',
    en: 'The hours must begin before they end and last 12 hours at most.',
  },
  second_appointment: {
    zh: '这张工单已经约过一次，要在{when} 前解决。请选更早的时间，或请主管来约。',
    en: 'An appointment was agreed before: due {when}. Choose an earlier time or ask the lead.',
  },
  words_risky: {
    zh: '“{field}”里有不能发布的内容，请换个说法再提交。',
    en: '"{field}" holds words that may not be published; please put it differently.',
  },
  message_empty: { zh: '请写点什么，或加一张照片。', en: 'Please write something or add a photo.' },
  not_on_roster: { zh: '这位同事不在本部门的名单里。', en: 'This person is not on the department’s roster.' },
  photo_missing: {
    zh: '第 {n} 张照片没有上传成功，请重新添加。',
    en: 'Photo {n} did not arrive; please add it again.',
  },
  photo_too_large: {
    zh: '第 {n} 张照片超过 10 MB，请换一张小一些的。',
    en: 'Photo {n} is larger than 10 MB.',
  },
  photo_not_picture: {
    zh: '第 {n} 个文件不是 JPG、PNG 或 WebP 照片。',
    en: 'File {n} is not a JPG, PNG or WebP picture.',
  },
  code_expired: {
    zh: '登录码已失效，请在电脑上重新获取。',
    en: 'The code has expired; please get a new one on the computer.',
  },
  code_unknown: {
    zh: '没有这个登录码，请核对电脑屏幕上的 6 位数字。',
    en: 'There is no such code; please compare it with the screen of the computer.',
  },
  too_many_tries: {
    zh: '输错次数过多，请 5 分钟后再试。',
    en: 'Too many wrong codes; please try again in 5 minutes.',
  },
  ...HOME_SENTENCES,
  ...STAFF_SENTENCES,
  ...SETUP_SENTENCES,
  ...PRIVACY_SENTENCES,
  ...TRY_OUT_SENTENCES,
} as const
export type SentenceKey = keyof typeof SENTENCES

/** Fields of inputs as people know them. */
export const FIELD_NAMES: Record<string, { zh: string; en: string }> = {
  input: { zh: '提交内容', en: 'input' },
  urgent: { zh: '紧急程度', en: 'urgency' },
  text: { zh: '描述', en: 'description' },
  words: { zh: '补充说明', en: 'words' },
  photos: { zh: '照片', en: 'photos' },
  category: { zh: '类别', en: 'category' },
  householdId: { zh: '房屋', en: 'home' },
  publicPlace: { zh: '位置', en: 'place' },
  reason: { zh: '原因', en: 'reason' },
  cause: { zh: '故障原因', en: 'cause' },
  materials: { zh: '用料', en: 'materials' },
  minutes: { zh: '工时', en: 'work time' },
  score: { zh: '评分', en: 'score' },
  tags: { zh: '标签', en: 'tags' },
  visitAt: { zh: '上门时间', en: 'visit' },
  visitFrom: { zh: '上门时间', en: 'visit' },
  ticketId: { zh: '工单', en: 'ticket' },
  commandId: { zh: '提交编号', en: 'command id' },
  toPersonId: { zh: '处理人', en: 'assignee' },
  code: { zh: '您输入的码', en: 'code' },
  day: { zh: '日期', en: 'day' },
  communityId: { zh: '小区', en: 'community' },
  fileId: { zh: '文件', en: 'file' },
  fileName: { zh: '文件名', en: 'file name' },
  form: { zh: '房屋档案', en: 'register' },
  find: { zh: '查找', en: 'search' },
  name: { zh: '姓名', en: 'name' },
  phone: { zh: '手机号', en: 'phone' },
  place: { zh: '房屋位置', en: 'place' },
  relation: { zh: '与房屋的关系', en: 'relation' },
  endsAt: { zh: '到期日', en: 'end' },
  next: { zh: '迁出后', en: 'what follows' },
  policy: { zh: '服务标准', en: 'policy' },
  from: { zh: '生效时间', en: 'from' },
  settings: { zh: '小区资料', en: 'settings' },
  building: { zh: '楼栋', en: 'building' },
  householdIds: { zh: '房屋', en: 'homes' },
  newTenure: { zh: '新住户', en: 'new tenure' },
  kind: { zh: '类型', en: 'kind' },
  leaseEndsAt: { zh: '租期结束日', en: 'end of lease' },
  sentence: { zh: '给申请人的话', en: 'sentence' },
  personId: { zh: '人员', en: 'person' },
  roles: { zh: '岗位', en: 'roles' },
  skills: { zh: '技能', en: 'skills' },
  shifts: { zh: '班次', en: 'shifts' },
  exceptions: { zh: '请假与调班', en: 'leave and swaps' },
  deputyId: { zh: '代班人', en: 'deputy' },
  days: { zh: '天数', en: 'days' },
  until: { zh: '结束时间', en: 'until' },
  deputyshipId: { zh: '代班', en: 'deputyship' },
  firmId: { zh: '外包单位', en: 'contractor firm' },
  ownerId: { zh: '负责人', en: 'owner' },
  contactName: { zh: '联系人', en: 'contact' },
  emergencyPhone: { zh: '24 小时电话', en: '24 h phone' },
  categories: { zh: '服务内容', en: 'what it serves' },
  firstDay: { zh: '合同开始日', en: 'first day' },
  lastDay: { zh: '合同结束日', en: 'last day' },
  before: { zh: '翻页位置', en: 'page' },
  department: { zh: '部门', en: 'department' },
  communityName: { zh: '小区名称', en: 'community name' },
  open: { zh: '体验入口', en: 'entry' },
  sure: { zh: '注销确认', en: 'confirmation' },
  part: { zh: '导出内容', en: 'part of the export' },
  dutyPhone: { zh: '值班电话', en: 'duty phone' },
  newBuilding: { zh: '新楼栋', en: 'new building' },
  member: { zh: '成员', en: 'member' },
  purpose: { zh: '查看事由', en: 'purpose' },
  task: { zh: '为哪件事', en: 'task' },
  requestId: { zh: '绑定申请', en: 'request' },
}

/** The sentence in Chinese with its blanks filled. */
export const say = (key: SentenceKey, blanks: Record<string, string | number> = {}): string =>
  SENTENCES[key].zh.replace(/\{(\w+)\}/g, (_match, name: string) => String(blanks[name] ?? ''))
