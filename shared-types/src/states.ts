/** States that cross the wire, with the words citizens read. Replies carry the label too, so an old mini-program can show a new state. */
export const appointmentStates = {
  held: '名额保留中',
  confirmed: '已预约',
  arrived: '已到厅取号',
  completed: '已办结',
  expired: '保留已过期',
  released: '已放弃',
  cancelled: '已取消',
  moved: '已改期',
  missed: '未到（爽约）',
  excused: '未到（已免记）',
} as const
export type AppointmentState = keyof typeof appointmentStates

export const waitlistStates = {
  waiting: '候补中',
  offered: '有名额，等您答复',
  booked: '已约到',
  left: '已退出',
  lapsed: '已结束',
} as const
export type WaitlistState = keyof typeof waitlistStates

export const dayParts = { morning: '上午', afternoon: '下午' } as const
export type DayPart = keyof typeof dayParts

export const ticketStates = {
  waiting: '等候中',
  called: '请到窗口',
  serving: '办理中',
  missed: '过号',
  left: '已离开',
  done: '已办结',
} as const
export type TicketState = keyof typeof ticketStates

export const appealStates = {
  none: '未申诉',
  open: '申诉处理中',
  upheld: '申诉成立，已免记',
  rejected: '申诉未成立',
} as const
export type AppealState = keyof typeof appealStates

export const realNameStates = { none: '未实名', checking: '核验中', verified: '已实名' } as const
export type RealNameState = keyof typeof realNameStates

/**
 * Where a case stands. Whether it is stopped there (挂起, 冻结, a proposal that waits for a supervisor) is said beside it:
 * a case that goes on again is where it was.
 */
export const caseStates = {
  draft: '填写中',
  confirming: '等各方确认',
  submitted: '已提交，等受理',
  correcting: '等补材料',
  reviewing: '审核中',
  approving: '等审批',
  entering: '正在登簿',
  feeDue: '等缴费',
  ready: '可以领取',
  closed: '已办结',
  refused: '不予办理',
  returned: '已退回',
  withdrawn: '已撤回',
  discarded: '已放弃',
} as const
export type CaseState = keyof typeof caseStates

/** One proof that a person is there. */
export const liveCheckStates = {
  open: '等核验',
  passed: '已通过',
  used: '已使用',
  failed: '没有通过',
  lapsed: '已过期',
  cancelled: '已取消',
} as const
export type LiveCheckState = keyof typeof liveCheckStates

/** Where the question stands whether two spellings are one name. */
export const nameDoubtStates = {
  first: '等第一位工作人员核对',
  second: '等第二位工作人员核对',
  third: '两位意见不同，等主管核对',
  same: '核对过，是同一个名字',
  different: '核对过，不是同一个名字',
} as const
export type NameDoubtState = keyof typeof nameDoubtStates

/** One attempt to pay a bill. */
export const payOrderStates = {
  open: '等待付款',
  paid: '已缴费',
  closed: '已关闭',
  frozen: '正在人工核实',
  refunding: '正在退款',
  refunded: '已退款',
} as const
export type PayOrderState = keyof typeof payOrderStates

/** A code with which somebody else may pay. */
export const payLinkStates = {
  open: '可以使用',
  used: '已付好',
  withdrawn: '已收回',
  expired: '已过期',
  void: '不用再付',
} as const
export type PayLinkState = keyof typeof payLinkStates

/** Where a paper is between the office and the citizen. */
export const collectionStates = {
  waiting: '等您领取',
  ordered: '等快递员上门',
  posted: '在路上',
  returning: '正在退回',
  lost: '快递弄丢了，正在补救',
  delivered: '已交到',
  calledOff: '已取消',
} as const
export type CollectionState = keyof typeof collectionStates
/** How the result comes to the citizen. */
export const collectionWays = { window: '窗口领取', pickup: '自助取件点', courier: '快递上门' } as const
export type CollectionWay = keyof typeof collectionWays
/** How a person of the staff clears up what a courier left open. */
export const collectionEnds = {
  deliver: '联系过，确实收到了',
  takeBack: '退回来了，已收好',
  lose: '确认丢失',
  replace: '丢失的已补办好',
} as const
export type CollectionEnd = keyof typeof collectionEnds

/** Who has a paper in hand. */
export const paperHolders = { office: '办事大厅', courier: '快递', citizen: '领取人' } as const
export type PaperHolder = keyof typeof paperHolders

/** One giving back of money, whole or a part. */
export const refundStates = {
  due: '等待退款',
  processing: '正在退款',
  done: '已到账',
  stuck: '等工作人员处理',
  failed: '没有退成',
  settled: '已另行退还',
} as const
export type RefundState = keyof typeof refundStates

/** 财政电子票据 of a payment; a red one is never struck itself. */
export const fiscalReceiptStates = { due: '正在开具', issued: '已开具', struck: '已红冲' } as const
export type FiscalReceiptState = keyof typeof fiscalReceiptStates

/** One day of one channel: its bill against our book. */
export const reconciledDayStates = { waiting: '等账单', open: '有差异', balanced: '已对平' } as const
export type ReconciledDayState = keyof typeof reconciledDayStates

/** One difference between a bill and our book. */
export const differenceStates = {
  open: '没人认领',
  taken: '有人在查',
  closed: '已结案',
  vanished: '已自行对上',
} as const
export type DifferenceState = keyof typeof differenceStates

/** What stops a case where it stands. */
export const caseHolds = {
  suspended: '已挂起',
  frozen: '已冻结，正在核实',
  proposed: '等主管决定',
  revoked: '决定已撤销',
} as const
export type CaseHold = keyof typeof caseHolds

/** Offices that work on cases side by side. */
export const caseDepartments = {
  housing: '住建（房产交易）',
  registry: '不动产登记中心',
  tax: '税务',
  fund: '公积金中心',
} as const
export type CaseDepartment = keyof typeof caseDepartments

/** 好差评, GB/T 39735-2020: the last two are bad. Nobody's silence is a level: 未评 is its own value. */
export const ratingLevels = { 5: '非常满意', 4: '满意', 3: '基本满意', 2: '不满意', 1: '非常不满意' } as const
export type RatingLevel = keyof typeof ratingLevels
export const ratingStates = {
  unrated: '未评',
  rated: '已评价',
  calling: '差评，等回访',
  correcting: '差评，整改中',
  appealed: '差评，申诉待核',
  corrected: '已整改，可以再评一次',
  closed: '差评，已办结',
  annulled: '核实为误评，不计',
} as const
export type RatingState = keyof typeof ratingStates

/** A case that is looked at again (抽查). */
export const sampleStates = {
  waiting: '待核查',
  clean: '没有问题',
  fault: '有过错，待整改',
  corrected: '已整改',
} as const
export type SampleState = keyof typeof sampleStates
/** Of which ended cases are looked at again. */
export const samplePeriods = { day: '每日', week: '每周', quarter: '每季' } as const
export type SamplePeriodKind = keyof typeof samplePeriods

/** Why somebody of the staff calls: a message that did not arrive, every case that has ended (每件必访), a bad rating, a promise. */
export const outreachKinds = {
  unreached: '消息没送到',
  visit: '办结回访',
  'bad-rating': '差评回访',
  promise: '答应群众的事',
  payment: '说付了没到账',
} as const
export type OutreachKind = keyof typeof outreachKinds
/** A person who is to be called. */
export const outreachStates = { open: '待联系', done: '已处理' } as const
export type OutreachState = keyof typeof outreachStates
/** How somebody was reached after all; `nobody`: everything was tried. */
export const outreachEnds = {
  phoned: '打通了电话',
  visited: '上门告诉了',
  came: '本人来过窗口',
  nobody: '都试过，没联系上',
} as const
export type OutreachEnd = keyof typeof outreachEnds

/** Taking back a decision that rested on a pledge which was found false after the end. */
export const revocationStates = {
  hearing: '等本人说明',
  deciding: '等主管决定',
  confirming: '等第二人复核',
  revoked: '已撤销决定',
  dropped: '不撤销，已结案',
} as const
export type RevocationState = keyof typeof revocationStates

/** How the register stands to a revocation. */
export const revocationEntryStates = {
  due: '正在告知登记簿',
  entered: '登记簿已更正',
  refused: '登记簿没有办成',
} as const
export type RevocationEntryState = keyof typeof revocationEntryStates

/** An e-certificate. Only an issued one holds. */
export const certificateStates = {
  issued: '有效',
  suspended: '暂停使用',
  revoked: '已吊销',
  expired: '已过期',
  replaced: '已换发',
} as const
export type CertificateState = keyof typeof certificateStates
