import type { Department } from '../kernel/department'

export { DEPARTMENTS, type Department } from '../kernel/department'

/** What a resident raises (domain.md §3.1); external = outside the company's remit, a referral. */
export const KINDS = [
  'repair',
  'complaint',
  'inquiry',
  'suggestion',
  'praise',
  'paid_service',
  'external',
] as const
export type Kind = (typeof KINDS)[number]

export const PRIORITIES = ['normal', 'emergency'] as const
export type Priority = (typeof PRIORITIES)[number]

/** own = the company does it; external = the resident is told the responsible authority (domain.md §1 P1). */
export type Remit = 'own' | 'external'

type Row = { kind: Kind; zh: string; en: string; department: Department; priority: Priority }

const row = (kind: Kind, zh: string, en: string, department: Department, priority: Priority): Row => ({
  kind,
  zh,
  en,
  department,
  priority,
})

/** The routing table, in the order in which categories are shown. Its specification is taxonomy.csv. */
const ROWS = {
  water_leak: row('repair', '漏水渗水', 'Water leak', 'engineering', 'normal'),
  drain_blocked: row('repair', '下水堵塞', 'Blocked drain', 'engineering', 'normal'),
  no_water: row('repair', '停水水压低', 'No water or low pressure', 'engineering', 'normal'),
  power_unit: row('repair', '家中停电跳闸', 'Power out at home', 'engineering', 'emergency'),
  socket_switch: row('repair', '插座开关灯具', 'Socket, switch or lamp', 'engineering', 'normal'),
  public_light: row('repair', '公共照明', 'Public lighting', 'engineering', 'normal'),
  elevator_trapped: row('repair', '电梯困人', 'People trapped in a lift', 'engineering', 'emergency'),
  elevator_fault: row('repair', '电梯故障', 'Lift fault', 'engineering', 'normal'),
  door_access: row('repair', '门禁对讲单元门', 'Entrance door or intercom', 'engineering', 'normal'),
  door_window_lock: row(
    'repair',
    '户内门窗五金',
    'Doors, windows and fittings at home',
    'engineering',
    'normal',
  ),
  wall_roof: row('repair', '墙面屋面外墙', 'Wall, roof or façade', 'engineering', 'normal'),
  heating_ac: row('repair', '暖气空调', 'Heating or air conditioning', 'engineering', 'normal'),
  public_facility: row(
    'repair',
    '公共设施道路井盖',
    'Public facility, road or manhole',
    'engineering',
    'normal',
  ),
  fire_facility: row('repair', '消防设施', 'Fire-fighting equipment', 'engineering', 'emergency'),
  weak_current: row('repair', '监控网络弱电', 'Cameras and low-voltage lines', 'engineering', 'normal'),
  noise: row('complaint', '噪音扰民', 'Noise', 'security', 'normal'),
  parking: row('complaint', '停车占位', 'Parking', 'security', 'normal'),
  public_safety: row('complaint', '治安可疑人员', 'Suspicious people, public safety', 'security', 'normal'),
  falling_object: row('complaint', '高空抛物', 'Objects thrown from a height', 'security', 'emergency'),
  pet: row('complaint', '宠物不文明', 'Pets', 'security', 'normal'),
  fire_lane: row('complaint', '楼道堆物占用消防通道', 'Blocked corridor or fire exit', 'security', 'normal'),
  ebike: row(
    'complaint',
    '电动车上楼飞线充电',
    'E-bike upstairs or unsafe charging',
    'security',
    'emergency',
  ),
  cleaning: row('complaint', '卫生保洁垃圾异味', 'Cleaning, rubbish or smell', 'cleaning', 'normal'),
  pest: row('complaint', '虫鼠消杀', 'Pests', 'greening', 'normal'),
  greening: row('complaint', '绿化树木', 'Plants and trees', 'greening', 'normal'),
  staff_attitude: row('complaint', '服务态度', 'Staff attitude', 'customer_service', 'normal'),
  repair_quality: row('complaint', '维修不满意', 'Repair not satisfactory', 'customer_service', 'normal'),
  neighbour_mediation: row(
    'complaint',
    '邻里矛盾调解',
    'Dispute between neighbours',
    'customer_service',
    'normal',
  ),
  decoration: row('complaint', '装修扰民违规', 'Decoration noise or breach', 'customer_service', 'normal'),
  fee_dispute: row('complaint', '收费争议', 'Disputed fee', 'finance', 'normal'),
  fee: row('inquiry', '费用账单发票', 'Fees, bills and invoices', 'finance', 'normal'),
  service: row('inquiry', '办事流程咨询', 'Procedures and services', 'customer_service', 'normal'),
  lost_found: row('inquiry', '失物招领快递', 'Lost property and parcels', 'customer_service', 'normal'),
  suggestion: row('suggestion', '建议', 'Suggestion', 'customer_service', 'normal'),
  praise: row('praise', '表扬感谢', 'Praise', 'customer_service', 'normal'),
  home_repair: row('paid_service', '家政入户维修特约', 'Paid work at home', 'engineering', 'normal'),
  cleaning_home: row('paid_service', '家政保洁', 'Paid cleaning at home', 'cleaning', 'normal'),
  other: row('paid_service', '其他特约服务', 'Other paid service', 'customer_service', 'normal'),
  gas: row('external', '燃气泄漏', 'Gas leak', 'customer_service', 'emergency'),
  locksmith: row('external', '开锁', 'Locksmith', 'customer_service', 'normal'),
  utility_mains: row('external', '市政停水停电', 'Public water or power cut', 'customer_service', 'normal'),
  telecom: row('external', '宽带电视电话', 'Broadband, TV or telephone', 'customer_service', 'normal'),
  dispute: row('external', '债务经济纠纷', 'Debts and private disputes', 'customer_service', 'normal'),
  illegal_building: row(
    'external',
    '违建群租',
    'Illegal building or group letting',
    'customer_service',
    'normal',
  ),
  developer: row(
    'external',
    '开发商交房质量问题',
    'Defects left by the developer',
    'customer_service',
    'normal',
  ),
  police: row(
    'external',
    '打架盗窃报警',
    'Fight, theft, call to the police',
    'customer_service',
    'emergency',
  ),
  fire: row('external', '火情冒烟', 'Fire or smoke', 'customer_service', 'emergency'),
  medical: row('external', '突发疾病受伤', 'Sudden illness or injury', 'customer_service', 'emergency'),
} satisfies Record<string, Row>

export type Category = keyof typeof ROWS

/** Departments also sent to the place. */
const ALSO_SEND: Partial<Record<Category, readonly Department[]>> = {
  elevator_trapped: ['security'],
  gas: ['engineering', 'security'],
  illegal_building: ['security'],
  police: ['security'],
  fire: ['security', 'engineering'],
  medical: ['security'],
}

/** What makes a report of the category an emergency; "always" wherever the default priority already is. */
const EMERGENCY_WHEN: Partial<Record<Category, string>> = {
  water_leak: 'water running now onto electrics, a ceiling or a neighbour',
  drain_blocked: 'sewage coming up',
  no_water: 'a whole building',
  power_unit: 'always unless power is back',
  socket_switch: 'sparks, smoke, burning smell',
  elevator_trapped: 'always (15 min)',
  elevator_fault: 'all lifts of a building down',
  wall_roof: 'pieces falling over people',
  heating_ac: 'burst heating pipe',
  public_facility: 'missing manhole cover, live wire',
  fire_facility: 'alarm, leaking or dry hydrant; not a missing extinguisher',
  parking: 'blocks an exit or fire lane now',
  public_safety: 'fight, intruder, theft in progress',
  falling_object: 'always',
  pet: 'a bite',
  ebike: 'always',
  greening: 'tree or branch about to fall',
  decoration: 'load-bearing wall being cut',
  gas: 'always',
  locksmith: 'flame on, or a child alone inside',
  police: 'always',
  fire: 'always',
  medical: 'always',
}

/** Where the category ends and a neighbouring one begins, for the people and rules that route. */
const NOTES: Partial<Record<Category, string>> = {
  no_water: 'announced by the water company = external',
  power_unit: 'whole home without power, sparks, burning smell',
  socket_switch: 'one socket, switch or lamp at home',
  elevator_trapped: '15 min on site',
  door_window_lock: 'locked out of home = external locksmith',
  fire_facility: 'alarm sounding, hydrant leaking, extinguisher missing (normal)',
  weak_current: "community cameras and intercom lines; the home's broadband = external",
  staff_attitude: 'the person complained of never handles it',
  neighbour_mediation: 'the clerk mediates; violence = police',
  fee_dispute: 'pauses dunning of that bill',
  home_repair: 'work on what the owner owns: taps, lamps, appliances, drilling',
  gas: 'gas company and 119; engineering and security also sent to the place',
  locksmith: 'police-registered locksmith',
  utility_mains: 'water or power company',
  telecom: 'operator',
  dispute: 'debts, rent, deals between people: mediation committee, court, 110',
  illegal_building: 'city management; recorded and reported by the company',
  developer: 'developer; the company follows up',
  police: '110; security sent to the place as well',
  fire: '119 shown at once; security and engineering also sent to the place',
  medical: '120 shown at once; security also sent to open the way',
}

/** One category with everything routing knows about it. */
export type CategoryInfo = {
  category: Category
  kind: Kind
  label: { zh: string; en: string }
  department: Department
  /** The default; a report whose facts match `emergencyWhen` is an emergency whatever this says. */
  priority: Priority
  remit: Remit
  alsoSend: readonly Department[]
  emergencyWhen: string
  note: string
}

const infoOf = (category: Category): CategoryInfo => {
  const { kind, zh, en, department, priority } = ROWS[category]
  return {
    category,
    kind,
    label: { zh, en },
    department,
    priority,
    remit: kind === 'external' ? 'external' : 'own',
    alsoSend: ALSO_SEND[category] ?? [],
    emergencyWhen: EMERGENCY_WHEN[category] ?? '',
    note: NOTES[category] ?? '',
  }
}

export const CATEGORIES = Object.keys(ROWS) as readonly Category[]

/** Every category with its routing facts. */
export const TAXONOMY = Object.fromEntries(CATEGORIES.map((c) => [c, infoOf(c)])) as Readonly<
  Record<Category, CategoryInfo>
>

export const isCategory = (value: string): value is Category =>
  (CATEGORIES as readonly string[]).includes(value)

/** People trapped in a lift: 15 instead of 30 minutes to the place (domain.md §3.2). */
export const isTrapped = (category: Category): boolean => category === 'elevator_trapped'

/** The eight tiles of a resident's first screen (ui.md): what is most often raised and what cannot wait. */
const FIRST_TILES: readonly Category[] = [
  'water_leak',
  'power_unit',
  'drain_blocked',
  'elevator_trapped',
  'door_access',
  'noise',
  'parking',
  'cleaning',
]

/** What has a place; words, praise and services are between a household and the company. */
export const PUBLIC_KINDS: readonly Kind[] = ['repair', 'complaint', 'external']

/** What somebody who lives nowhere here comes across: only what is in a public place. */
const PUBLIC_TILES: readonly Category[] = [
  'elevator_trapped',
  'public_light',
  'water_leak',
  'elevator_fault',
  'door_access',
  'cleaning',
  'parking',
  'greening',
]

/** One-tap tiles for a resident: `first` on the home screen, `more` (更多) in table order. */
export const tileCategories: Record<'first' | 'more' | 'inPublic', readonly Category[]> = {
  first: FIRST_TILES,
  inPublic: PUBLIC_TILES,
  more: CATEGORIES.filter((category) => !FIRST_TILES.includes(category)),
}
