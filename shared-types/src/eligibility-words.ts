/** Words of 购房资格 that cross the wire, with what citizens read. */
export const eligibilityCities = {
  jinan: '济南',
  beijing: '北京',
  shanghai: '上海',
  shenzhen: '深圳',
  xiamen: '厦门',
} as const
export type EligibilityCity = keyof typeof eligibilityCities

export const eligibilityDecisions = {
  eligible: '可以购买',
  ineligible: '暂时不能购买',
  unknown: '还需要了解更多情况',
} as const
export type EligibilityDecision = keyof typeof eligibilityDecisions

/** Of a rule, a clause or a fact in the explanation. */
export const findings = { met: '符合', 'not-met': '不符合', unknown: '还不清楚' } as const
export type Finding = keyof typeof findings

/** How sure we are of a rule's text. What is not `sure` is shown with 以当地公布为准. */
export const confidences = { sure: '已核对公布文本', likely: '来源较可靠', unsure: '未见公布文本' } as const
export type Confidence = keyof typeof confidences

/** Whether a fact may be named in `facts`; the order is the order in which a form would show them. */
export const eligibilityFacts = {
  buyer: '谁来买',
  zone: '房子在哪里',
  insideSecondRing: '房子是否在二环以内',
  areaSqm: '房子的建筑面积',
  hukou: '户籍',
  homes: '家庭已有住房',
  homesInCity: '家庭在全市的住房',
  married: '婚姻状况',
  minorChildren: '未成年子女',
  childrenCount: '子女总数',
  socialInsuranceConsecutiveMonths: '社保或个税连续缴纳',
  socialInsuranceConsecutiveMonthsInLast36: '最近 3 年内社保或个税最长连续缴纳',
  socialInsuranceConsecutiveMonthsInLast24: '最近 2 年内社保或个税最长连续缴纳',
  residencePermitYears: '持有居住证',
  workResidencePermit: '工作居住证',
  degree: '学历',
  employmentContract: '正式用工合同',
  talentCertificate: '人才认定',
  military: '现役军人',
  divorcedOn: '离婚日期',
  homesBeforeDivorce: '离婚前一家的住房',
  overseasConditions: '境外人士购房条件',
  companyMonths: '企业设立时间',
  companyTaxFen: '企业累计缴税',
  companyStaff: '企业职工人数',
  companyStaffInsured5Years: '社保满五年的职工人数',
  staffHousing: '用作职工住房',
  builtBefore2000: '2000 年以前竣工',
} as const
export type EligibilityFact = keyof typeof eligibilityFacts

/** Life of an official check. */
export const eligibilityCheckStates = {
  consenting: '等家人同意',
  gathering: '正在向各部门核对',
  asking: '还要您回答一个问题',
  dataGap: '有部门没有答复，已转人工',
  reviewing: '人工复核中',
  passed: '核验通过',
  failed: '核验未通过',
  expired: '已过期',
  consumed: '已用于签约',
  revoked: '已撤销',
  cancelled: '已取消',
} as const
export type EligibilityCheckState = keyof typeof eligibilityCheckStates

/** The result of a check as other systems name it; none while it is under way. */
export const eligibilityResults = {
  PASS: '通过',
  FAIL: '未通过',
  DATA_GAP: '资料未齐，转人工',
  EXPIRED: '已过期',
  CONSUMED: '已使用',
  REVOKED: '已撤销',
} as const
export type EligibilityResult = keyof typeof eligibilityResults

/** A person contests one fact; its owner answers. */
export const factChallengeStates = { open: '已转数据来源部门核实', upheld: '已更正', rejected: '核实无误' } as const
export type FactChallengeState = keyof typeof factChallengeStates

export const familyConsentStates = { waiting: '等待本人确认', given: '已同意', refused: '不同意' } as const
export type FamilyConsentState = keyof typeof familyConsentStates

/** Where facts come from, as people read it. */
export const factSources = {
  household: '户籍（公安）',
  marriage: '婚姻登记（民政）',
  socialInsurance: '社会保险（人社）',
  incomeTax: '个人所得税（税务）',
  homes: '不动产登记簿（自然资源）',
  contracts: '网签备案（住建）',
  talent: '人才认定（人才办）',
  military: '军人身份（退役军人事务）',
} as const
export type FactSource = keyof typeof factSources
