import type { LegalPeriod } from '../../calendar/legal-periods.ts'

/** Who holds a case: the office, the citizen, or somebody neither of them commands (a court, another office, the law's own time). */
export type Holder = 'us' | 'you' | 'other'
/** The two limits of one case (E55): what the city promises and what the law gives. */
export type ClockId = 'promise' | 'law'

/** A named reason for which an office's clock stands still. There is no other way to stop it (E57). */
export interface Ground {
  name: string
  /** Who holds the case meanwhile. */
  who: Holder
  /** Which clocks stand. A ground that no law names stops our promise only: the law's time goes on. */
  stops: readonly ClockId[]
  /** The paper without which the pause does not begin; absent when the reason is somebody else's record. */
  paper?: string
  source: string
  unsure?: true
  /** How long it may last, or must (公告 at least 15 working days). */
  limit?: Pick<LegalPeriod, 'count' | 'unit'> & { kind: 'at-most' | 'at-least'; source: string }
  /** A pause of more working days than this is looked at by the inspectors: 挂起 must not hide overtime. Ours. */
  sampleAfterWorkingDays: number
}

const both = ['promise', 'law'] as const
const ours = ['promise'] as const

export const pauseGrounds = {
  correction: {
    name: '补正材料',
    who: 'you',
    stops: both,
    paper: '补正通知书',
    source: '不动产登记暂行条例第十七条（一次性书面告知）；行政许可法第三十二条第一款第四项',
    unsure: true,
    limit: {
      count: 20,
      unit: 'working-days',
      kind: 'at-most',
      source: '参照深圳 2019-10-01 容缺收件保留期；以当地公布为准',
    },
    sampleAfterWorkingDays: 10,
  },
  announcement: {
    name: '公告',
    who: 'other',
    stops: both,
    paper: '公告文书',
    source: '不动产登记暂行条例实施细则第十七条：公告所需时间不计入办理时限',
    limit: {
      count: 15,
      unit: 'working-days',
      kind: 'at-least',
      source: '不动产登记暂行条例实施细则第十七条',
    },
    sampleAfterWorkingDays: 20,
  },
  appraisal: {
    name: '鉴定、检验、听证、专家评审',
    who: 'other',
    stops: both,
    paper: '所需时间告知书',
    source: '行政许可法第四十五条：所需时间不计入，并书面告知申请人',
    sampleAfterWorkingDays: 10,
  },
  'site-visit': {
    name: '实地查看',
    who: 'us',
    stops: ours,
    paper: '实地查看通知',
    source: '不动产登记暂行条例第十九条；所用时间单独记载，法定时限照算',
    unsure: true,
    limit: { count: 3, unit: 'working-days', kind: 'at-most', source: '本平台规则' },
    sampleAfterWorkingDays: 3,
  },
  payment: {
    name: '缴费',
    who: 'you',
    stops: ours,
    paper: '缴费通知书',
    source: '城市服务承诺：缴费时间不计入承诺时限，法定时限照算',
    limit: { count: 10, unit: 'working-days', kind: 'at-most', source: '本平台规则' },
    sampleAfterWorkingDays: 10,
  },
  tax: {
    name: '缴税',
    who: 'you',
    stops: ours,
    source: '契税法第十一条：未提供完税凭证的不予办理登记；法定时限照算',
    limit: { count: 10, unit: 'working-days', kind: 'at-most', source: '本平台规则' },
    sampleAfterWorkingDays: 10,
  },
  'deferred-paper': {
    name: '等容缺材料',
    who: 'you',
    stops: ours,
    paper: '容缺受理承诺书',
    source: '三亚登记机构 2024-02：容缺补正时间不计入；各地不同，以当地公布为准',
    unsure: true,
    limit: { count: 20, unit: 'working-days', kind: 'at-most', source: '深圳 2019-10-01' },
    sampleAfterWorkingDays: 10,
  },
  seizure: {
    name: '查封等限制',
    who: 'other',
    stops: both,
    paper: '协助执行通知书',
    source: '城市房地产管理法第三十八条第二项；查封规定第二十三条；不动产登记暂行条例第二十二条',
    unsure: true,
    sampleAfterWorkingDays: 30,
  },
  'owner-alert': {
    name: '权利人说“不是我”，正在核实',
    who: 'us',
    stops: ours,
    paper: '权利人报警记录',
    source: '不动产登记暂行条例第二十二条第二项（权属争议）；冻结是本平台规则，法定时限照算',
    limit: { count: 5, unit: 'working-days', kind: 'at-most', source: '本平台规则' },
    sampleAfterWorkingDays: 3,
  },
  'other-office': {
    name: '等其他机构的结果',
    who: 'other',
    stops: ours,
    source: '事项库该步骤的计时为“暂停”；法定时限照算',
    limit: { count: 10, unit: 'working-days', kind: 'at-most', source: '本平台规则' },
    sampleAfterWorkingDays: 5,
  },
} as const satisfies Record<string, Ground>
export type PauseGround = keyof typeof pauseGrounds

export const groundOf = (ground: PauseGround): Ground => pauseGrounds[ground]

/** Does a clock stand while this is the reason? Without a ground it runs whenever the office holds the case. */
export const isStopped = (clock: ClockId, ground: PauseGround | undefined): boolean =>
  ground !== undefined && groundOf(ground).stops.includes(clock)
