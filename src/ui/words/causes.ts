import type { Catalogue } from './catalogue'

/** Common causes offered in the done form, by category or else by kind; several in one sentence, parted by `|`. */
export const causes = {
  'cause.water_leak': {
    zh: '接头老化|水管破裂|阀门损坏|防水失效|楼上漏水',
    en: 'Old joint|Burst pipe|Broken valve|Failed waterproofing|Leak upstairs',
  },
  'cause.drain_blocked': {
    zh: '杂物堵塞|油污堵塞|毛发堵塞|管道破损|主管返水',
    en: 'Objects|Grease|Hair|Broken pipe|Main pipe backs up',
  },
  'cause.no_water': {
    zh: '阀门关闭|过滤网堵塞|水泵故障|水表故障|市政停水',
    en: 'Valve closed|Filter blocked|Pump fault|Meter fault|Public supply',
  },
  'cause.power_unit': {
    zh: '空开跳闸|电器短路|线路老化|电表故障|欠费停电',
    en: 'Breaker tripped|Short circuit|Old wiring|Meter fault|Unpaid',
  },
  'cause.socket_switch': {
    zh: '灯管损坏|开关损坏|插座损坏|接线松动|镇流器损坏',
    en: 'Lamp|Switch|Socket|Loose wire|Ballast',
  },
  'cause.public_light': { zh: '灯泡损坏|感应开关损坏|线路故障|时控未设', en: 'Bulb|Sensor|Wiring|Timer' },
  'cause.elevator_trapped': {
    zh: '门锁故障|停电|控制系统故障|超载',
    en: 'Door lock|Power cut|Control fault|Overload',
  },
  'cause.elevator_fault': {
    zh: '门机故障|按钮失灵|控制板故障|异响需保养|人为损坏',
    en: 'Door drive|Button|Control board|Needs service|Damage',
  },
  'cause.door_access': {
    zh: '闭门器损坏|电磁锁故障|读卡器故障|对讲线路故障|权限未开',
    en: 'Door closer|Magnetic lock|Reader|Intercom line|No permission',
  },
  'cause.door_window_lock': {
    zh: '合页松动|锁芯损坏|玻璃破损|密封条老化',
    en: 'Hinge|Lock cylinder|Glass|Seal',
  },
  'cause.wall_roof': {
    zh: '外墙开裂|屋面防水失效|饰面脱落|管根渗漏',
    en: 'Cracked façade|Roof waterproofing|Loose facing|Pipe collar',
  },
  'cause.heating_ac': {
    zh: '管道有气|阀门故障|过滤网堵塞|温控器故障|管道漏水',
    en: 'Air in pipe|Valve|Filter|Thermostat|Leak',
  },
  'cause.public_facility': {
    zh: '自然损坏|人为损坏|井盖破损|路面破损|螺丝松动',
    en: 'Wear|Damage|Manhole cover|Road surface|Loose screw',
  },
  'cause.fire_facility': {
    zh: '误报|探测器故障|器材过期|阀门漏水|器材缺失',
    en: 'False alarm|Detector|Expired|Leaking valve|Missing',
  },
  'cause.weak_current': { zh: '设备断电|线路故障|摄像头故障|交换机故障', en: 'No power|Line|Camera|Switch' },
  'cause.kind.repair': { zh: '自然老化|人为损坏|安装不当', en: 'Wear|Damage|Poor fitting' },
  'cause.kind.complaint': {
    zh: '已劝阻|已协调双方|已清理|已加强巡查|情况不属实',
    en: 'Stopped|Mediated|Cleaned up|More patrols|Not confirmed',
  },
  'cause.kind.inquiry': { zh: '已答复|已转交专人|已提供资料', en: 'Answered|Passed on|Papers given' },
  'cause.kind.suggestion': {
    zh: '已采纳|已转交部门|暂不采纳，已说明',
    en: 'Accepted|Passed on|Not now, explained',
  },
  'cause.kind.praise': { zh: '已转达本人', en: 'Passed on' },
  'cause.kind.paid_service': {
    zh: '按要求完成|更换配件|清洁完成',
    en: 'Done as asked|Part replaced|Cleaned',
  },
  'cause.kind.external': {
    zh: '已联系责任单位|已告知电话|已到场协助',
    en: 'Authority called|Number given|Helped on site',
  },
} satisfies Catalogue
