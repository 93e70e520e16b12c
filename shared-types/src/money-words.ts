/** Words of taxes, fees and loans that cross the wire, with what citizens read. The first of each is the code name in GLOSSARY.md. */
export const feeRules = {
  vat: '增值税',
  surcharge: '附加税费',
  incomeTax: '个人所得税',
  landValueAddedTax: '土地增值税',
  deedTax: '契税',
  stampDuty: '印花税',
  maintenanceFund: '住宅专项维修资金',
  areaDifference: '面积差价款',
  transactionFee: '交易手续费',
  registration: '不动产登记费',
  extraCertificates: '加发证书工本费',
} as const
export type FeeRule = keyof typeof feeRules

export const feePayers = {
  buyer: '买方',
  seller: '卖方',
  applicant: '申请人',
  mortgagee: '抵押权人',
  developer: '开发企业',
} as const
export type FeePayer = keyof typeof feePayers

export const feeTransactions = {
  resale: '二手房买卖',
  'new-home': '新建商品房买卖',
  transfer: '转移登记（只看登记费）',
  gift: '赠与',
  exchange: '房屋互换',
  inheritance: '法定继承',
  bequest: '遗赠（非法定继承人）',
  'divorce-division': '离婚分割',
  'spouse-change': '夫妻之间加名、更名',
  mortgage: '抵押登记',
  'first-registration': '首次登记',
  easement: '地役权登记',
  objection: '异议登记',
  correction: '更正登记',
  'registrar-correction': '登记机构错误的更正',
  alteration: '变更登记',
  'replacement-certificate': '补证、换证',
  cancellation: '注销登记',
  'advance-notice': '预告登记',
  seizure: '查封登记',
  'district-renaming': '行政区划调整换证',
  'area-difference': '面积差结算',
} as const
export type FeeTransaction = keyof typeof feeTransactions

export const feeUses = { residential: '住宅', commercial: '非住宅', parking: '车库、车位、储藏室' } as const
export type FeeUse = keyof typeof feeUses

/** Cities whose tables the house knows: the five it serves, and those whose fund rules differ in kind. */
export const knownCities = {
  jinan: '济南',
  luohe: '漯河',
  anshan: '鞍山',
  xiamen: '厦门',
  liaoyuan: '辽源',
  beijing: '北京',
  shanghai: '上海',
  shenzhen: '深圳',
  qingdao: '青岛',
} as const
export type KnownCity = keyof typeof knownCities

export const loanLimits = {
  gate: '缴存条件',
  thirdHome: '套数',
  cap: '最高额度',
  contributionYears: '缴存年限',
  balance: '账户余额',
  downPayment: '房价减首付',
  repaymentAbility: '还款能力',
} as const
export type LoanLimit = keyof typeof loanLimits

export const loanCities = ['beijing', 'shanghai', 'shenzhen', 'qingdao', 'jinan'] as const
export type LoanCity = (typeof loanCities)[number]

/** Why a member may take money out of the fund (住房公积金管理条例 24). */
export const withdrawalReasons = {
  'home-purchase': '购买、建造、翻建、大修自住住房',
  'loan-repayment': '偿还购房贷款本息',
  rent: '支付房租',
  retirement: '离休、退休',
  disability: '完全丧失劳动能力并与单位终止劳动关系',
  emigration: '出境定居',
  death: '职工死亡或被宣告死亡',
} as const
export type WithdrawalReason = keyof typeof withdrawalReasons

export const identifierKinds = {
  citizenId: '身份证号码',
  creditCode: '统一社会信用代码',
  realEstateUnit: '不动产单元代码',
  certificateNumber: '不动产权证号',
  mobile: '手机号码',
  name: '姓名',
} as const
export type IdentifierKind = keyof typeof identifierKinds
