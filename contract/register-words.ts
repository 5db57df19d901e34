import { maskPhone } from '../domain/community/person'
import type { LookPurpose } from '../domain/community/privacy'
import type { Change } from '../domain/community/register/log'
import { TENURE_WORDS } from '../domain/community/register/state'
import type { Problem, ProblemCode } from '../domain/community/register/problem'

type Words = { zh: string; en: string }

/** Why a row of the register cannot be taken, for the person who corrects it. `{column}`, `{text}` and `{other}` are filled in. */
export const PROBLEM_WORDS: Record<ProblemCode, Words> = {
  required: { zh: '“{column}”没有填', en: '{column} is empty' },
  phone: {
    zh: '“{column}”写的是“{text}”，不是 11 位手机号',
    en: '{column}: {text} is no mobile number of 11 digits',
  },
  date_form: {
    zh: '“{column}”写的是“{text}”，看不懂，请写成 2024-05-01 这样',
    en: '{column}: {text} is no date; write 2024-05-01',
  },
  date_impossible: { zh: '“{column}”写的是“{text}”，没有这一天', en: '{column}: there is no {text}' },
  area: {
    zh: '“{column}”写的是“{text}”，应为大于 0 的平方米数，例如 89.5',
    en: '{column}: {text} should be square metres, such as 89.5',
  },
  choice: {
    zh: '“{column}”写的是“{text}”，请从下拉列表里选',
    en: '{column}: {text} is not one of the choices',
  },
  plate: { zh: '“{column}”写的是“{text}”，不是车牌号', en: '{column}: {text} is no number plate' },
  too_long: { zh: '“{column}”太长了：{text}', en: '{column} is too long: {text}' },
  formula_text: {
    zh: '“{column}”写的是“{text}”，不能用 = + - @ 开头',
    en: '{column}: {text} must not begin with = + - @',
  },
  place_letters: {
    zh: '“{column}”写的是“{text}”，只能写汉字、字母、数字和 - # / . ( )',
    en: '{column}: {text}; only letters, digits and - # / . ( )',
  },
  formula: {
    zh: '“{column}”是公式且没有结果，请改成值',
    en: '{column} is a formula without a result; enter the value',
  },
  cell_error: { zh: '“{column}”是错误值 {text}', en: '{column} holds the error {text}' },
  merged: {
    zh: '“{column}”在合并单元格里，请取消合并并逐行填写',
    en: '{column} is in merged cells; unmerge and fill each row',
  },
  duplicate: { zh: '和第 {other} 行是同一套房', en: 'the same unit as row {other}' },
  other_community: { zh: '小区是“{text}”，不是本小区', en: 'it belongs to another community, {text}' },
  unknown_building: {
    zh: '没有“{text}”这栋楼；确实是新楼栋的，导入时勾选“有新楼栋”',
    en: 'there is no building {text}; tick “new buildings” if there is',
  },
  member_twice: { zh: '成员“{text}”写了两次', en: 'the member {text} stands here twice' },
  lease_not_let: { zh: '居住方式是“出租”的才填租期', en: 'only a unit that is let has a lease' },
  lease_before_start: { zh: '租期到期早于入住日期', en: 'the lease ends before it begins' },
  area_missing: { zh: '新房屋要填“{column}”', en: 'a new unit needs {column}' },
  start_before_previous: {
    zh: '入住日期早于上一户结束（{text}）',
    en: 'begins before the former household ended ({text})',
  },
}

/** Why a whole file cannot be read. */
export const FILE_WORDS = {
  missing: { zh: '文件没有传上来，请重新选择。', en: 'The file did not arrive; choose it again.' },
  too_large: { zh: '文件超过 20 MB，请拆成几个再导入。', en: 'The file is larger than 20 MB; split it.' },
  not_excel: { zh: '这不是 Excel 文件（.xlsx）。', en: 'This is not an Excel file (.xlsx).' },
  old_excel: {
    zh: '这是旧版 Excel 文件（.xls），请另存为 .xlsx 再导入。',
    en: 'This is an old Excel file (.xls); save it as .xlsx.',
  },
  protected: {
    zh: '文件有打开密码，请去掉密码再导入。',
    en: 'The file is protected by a password; remove it first.',
  },
  too_much: {
    zh: '文件解开后太大，不像一份房屋档案，没有读。',
    en: 'Unpacked the file is too large for a register; it was not read.',
  },
  damaged: {
    zh: '文件已损坏，读不出来。请用 Excel 或 WPS 打开后另存一份再试。',
    en: 'The file is damaged; open it and save it again.',
  },
  no_sheet: { zh: '文件里没有可见的工作表。', en: 'The file has no visible sheet.' },
  no_rows: { zh: '表头下面没有数据。', en: 'There is nothing below the headings.' },
  missing_headings: { zh: '缺少列：{text}。请用模板填写。', en: 'Missing columns: {text}.' },
  heading_twice: { zh: '“{text}”这一列出现了两次。', en: 'The column {text} stands there twice.' },
  too_many_columns: { zh: '超过 50 列，不像一份房屋档案。', en: 'More than 50 columns.' },
  stuck: {
    zh: '试了几次都没有做完，已经停下。写好的都在，再导入一次同一个文件就会接着做。',
    en: 'Stopped after several tries. What was written stays; import the same file again to go on.',
  },
  too_many_rows: {
    zh: '超过 30000 行，请拆成几个文件再导入。',
    en: 'More than 30,000 rows; split the file.',
  },
} satisfies Record<string, Words>
export type FileProblem = keyof typeof FILE_WORDS

/** What was left out of a file without refusing it. */
export const NOTE_WORDS = {
  hidden_sheet: { zh: '隐藏的工作表“{text}”没有读', en: 'The hidden sheet {text} was not read' },
  other_sheet: { zh: '工作表“{text}”没有读', en: 'The sheet {text} was not read' },
  other_column: { zh: '“{text}”这一列用不到，没有读', en: 'The column {text} is not used' },
  no_heading: { zh: '第 {text} 列没有表头，没有读', en: 'Column {text} has no heading' },
  example: { zh: '示例行没有读', en: 'The example row was not read' },
} satisfies Record<string, Words>
export type NoteCode = keyof typeof NOTE_WORDS

type Blanks = Partial<Record<string, string | number>>
const filled = ({ zh }: Words, blanks: Blanks): string =>
  zh.replace(/\{(\w+)\}/g, (_match, name: string) => String(blanks[name] ?? ''))

/** A row whose unit somebody changed between preview and import. */
export const MOVED_WORDS: Words = {
  zh: '预览之后有人改过这套房，没有写入；请核对后再导入',
  en: 'somebody changed this unit after the preview; it was left alone',
}

export const problemSentence = ({ code, ...blanks }: Problem): string => filled(PROBLEM_WORDS[code], blanks)
export const fileSentence = (code: FileProblem, text = ''): string => filled(FILE_WORDS[code], { text })
export const noteSentence = (code: NoteCode, text: string): string => filled(NOTE_WORDS[code], { text })

/** What the server says about the register when it refuses; part of contract/sentences.ts. */
export const REGISTER_SENTENCES = {
  register_changed: {
    zh: '您填写的时候有人改过这套房。请看一下最新内容，再改一次。您填的还在。',
    en: 'Somebody changed this unit while you were typing. Look at it again; what you typed is kept.',
  },
  unit_exists: { zh: '这套房已经在档案里了。', en: 'This unit is in the register already.' },
  unit_lived_in: {
    zh: '这套房还有住户，不能移除。请先办理迁出。',
    en: 'Somebody still lives there; move them out first.',
  },
  unit_open_tickets: {
    zh: '这套房还有没办完的工单，不能移除。',
    en: 'A ticket about this unit is still open.',
  },
  unit_changed: {
    zh: '刚才有人改过这套房。请看一下最新内容再移除。',
    en: 'Somebody changed this unit a moment ago; look at it again.',
  },
  members_changed: {
    zh: '成员刚才有改动，请看最新内容再查看号码。',
    en: 'The members changed; look again before you ask for a number.',
  },
  task_ticket_over: {
    zh: '这张工单已经办结，不能再为它查看。请选一件还在办的事。',
    en: 'This ticket is closed; choose something that is still open.',
  },
  task_request_over: {
    zh: '这个申请已经处理或撤回，不能再为它查看。',
    en: 'This request is decided or withdrawn; nothing is shown for it any more.',
  },
  task_unknown: {
    zh: '本小区没有这件事，请重新选一件还在办的。',
    en: 'There is no such task here; choose another.',
  },
  building_new: {
    zh: '档案里没有“{building}”这栋楼。楼号没有写错的话，请选“是新楼栋”。',
    en: 'There is no building {building}. If it is right, say that it is new.',
  },
  file_not_yours: { zh: '请重新选择文件。', en: 'Please choose the file again.' },
  import_not_ready: { zh: '这次导入现在不能进行这一步。', en: 'This import cannot take this step now.' },
} as const

/** Why somebody looked, as the person concerned reads it. */
export const PURPOSE_WORDS: Record<LookPurpose, Words> = {
  contact: { zh: '联系住户办事', en: 'to contact the household' },
  visit: { zh: '走访关怀', en: 'a visit' },
  emergency: { zh: '紧急情况', en: 'an emergency' },
  verify: { zh: '核对档案', en: 'to check the register' },
}

/** What stands in a log for words that only some may read. */
const HIDDEN = '已登记'

/** A change as everybody of the register's readers may see it: numbers masked, special care without its words. */
export const guardedChange = <T extends Change>(change: T): T => {
  const guard = (text: string): string =>
    change.field === 'care' && text !== '' ? HIDDEN : text.replace(/1\d{10}/g, maskPhone)
  return { ...change, from: guard(change.from), to: guard(change.to) }
}

/** The register's fields as people call them. */
const FIELD_LABELS: Record<string, string> = {
  area: '建筑面积',
  use: '用途',
  status: '房屋状态',
  warrantyUntil: '保修到期',
  tenure: '居住方式',
  from: '入住日期',
  to: '结束日期',
  leaseUntil: '租期到期',
  care: '特殊关怀',
  members: '成员',
  vehicles: '车辆',
  removed: '房屋',
  newTenure: '换了一户',
}
export const fieldLabel = (field: string): string => FIELD_LABELS[field] ?? field

/** Nobody moves into what stands empty: its tenure only begins. */
const labelOf = (field: string, changes: readonly Change[]): string => {
  const empty = [TENURE_WORDS.vacant, TENURE_WORDS.developer]
  const nobody = changes.some((change) => change.field === 'tenure' && empty.includes(change.to))
  return field === 'from' && nobody ? '起始日期' : fieldLabel(field)
}

export const withLabels = (changes: readonly Change[]): (Change & { label: string })[] =>
  changes.map(({ field, from, to }) => ({ field, label: labelOf(field, changes), from, to }))
