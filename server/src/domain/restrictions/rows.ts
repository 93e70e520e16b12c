import { type PlainDate, plainDate } from '@anju/shared-types'
import { type Business, businessNames } from './business.ts'
import type { Effect } from './effect.ts'

/** One line of the table: what one kind of restriction does to every business. */
export interface Row {
  /** As it stands in the middle of a sentence: 这套房屋…… `{holder}` is filled in. */
  says: string
  effects: Record<Business, Effect>
  /** Whose consent, where the effect is consent. */
  consentOf?: string
  clause: string
  /** Other clauses for single businesses. */
  clauses?: Partial<Record<Business, string>>
  /** What to do next, by effect; single businesses may differ. */
  next: Partial<Record<Effect, string>>
  nextFor?: Partial<Record<Business, string>>
  /** Decided by local rules: shown as 以当地规定为准. */
  local?: readonly Business[]
  /** Not confirmed in the paper's own text. */
  unsure?: readonly Business[] | 'all'
  /** What the restriction turns into by this business. */
  becomes?: Partial<Record<Business, 'seizure'>>
}

const letters: Record<string, Effect> = {
  B: 'block',
  P: 'person',
  C: 'consent',
  R: 'risk-letter',
  Q: 'queue',
  W: 'warn',
  '-': 'none',
}

/** Reads one line of the table; a missing or unknown letter stops the server, not a citizen. */
export function readEffects(line: string): Record<Business, Effect> {
  const cells = line.trim().split(/\s+/)
  if (cells.length !== businessNames.length) throw new RangeError(`${cells.length} cells in: ${line}`)
  const entries = businessNames.map((business, column) => {
    const effect = letters[cells[column] ?? '']
    if (!effect) throw new RangeError(`no effect is written ${cells[column]}`)
    return [business, effect] as const
  })
  return Object.fromEntries(entries) as Record<Business, Effect>
}

const seizureNext = {
  block: '请先向作出查封决定的机关申请解除；解除后这里会自动更新。',
  person: '请到窗口，由登记人员与查封机关核对。',
  queue: '新的查封排在后面，前一个解除或到期后自动生效。',
  warn: '请告诉承租人房屋已被查封，处置时租约可能受影响。',
}
const creditorConsent = { consent: '请联系抵押权人出具书面同意，或三方一起申请。', warn: '请告诉对方房屋上有抵押。' }
const ask = { person: '请到窗口或打 12345，由登记人员核对。' }

// Columns, in the order of `businesses`: 网签 转移 法院过户 抵押 预告 居住权 变更 用途变更 更正 所有权注销 抵押注销 其他注销 补证 租赁 异议 查封 解封
const rows = {
  seizure: {
    says: '被{holder}查封',
    //                    签 转 院 押 预 居 变 用 更 销 抵 他 证 租 异 封 解
    effects: readEffects('B B P B B B P P P B - - P W - Q -'),
    clause: '城市房地产管理法第三十八条第（二）项',
    clauses: {
      'sale-contract': '建房规〔2019〕5号；城市房地产管理法第三十八条第（二）项',
      'court-transfer': '查封机关自己的协助执行通知书除外：查封规定第二十四条',
      mortgage: '民法典第三百九十九条第（五）项',
      residence: '查封规定第二十四条',
      seizure: '查封规定第二十六条（轮候）',
    },
    next: seizureNext,
    nextFor: { 'court-transfer': '登记人员核对协助执行通知书是不是由查封机关发出、有没有同时解封。' },
    unsure: ['residence', 'deregistration', 'lost-certificate'],
  },
  'agency-seizure': {
    says: '被{holder}查封或者限制',
    effects: readEffects('B B P B B B P P P B - - P W - Q -'),
    clause: '按机关嘱托办理；城市房地产管理法第三十八条第（二）项',
    clauses: { 'sale-contract': '建房规〔2019〕5号', seizure: '查封规定第二十六条（轮候）' },
    next: seizureNext,
    unsure: 'all',
  },
  'pre-seizure': {
    says: '已被{holder}预查封',
    effects: readEffects('B B P B B B P P P B - - - W - Q -'),
    clause: '法发〔2004〕5号',
    clauses: { 'sale-contract': '建房规〔2019〕5号', seizure: '查封规定第二十六条（轮候）' },
    next: seizureNext,
    unsure: ['residence', 'deregistration'],
  },
  'pre-seizure-own-buyer': {
    says: '已被{holder}预查封，买方就是被查封的人',
    effects: readEffects('B W P B B B P P P B - - - W - Q -'),
    clause: '法发〔2004〕5号',
    next: { ...seizureNext, warn: '登记到买方名下后，预查封自动转为查封。' },
    nextFor: { 'rental-filing': '请告诉承租人房屋已被预查封。' },
    becomes: { transfer: 'seizure' },
    unsure: ['residence', 'deregistration'],
  },
  // Behind an acting one; stands here so that the line shows, and acts by the same letters.
  'waiting-seizure': {
    says: '还有{holder}的轮候查封，前一个查封结束后自动生效',
    effects: readEffects('B B P B B B P P P B - - P W - Q -'),
    clause: '查封规定第二十六条',
    next: { ...seizureNext, block: '前一个查封解除后，这一个自动生效，也要申请解除。' },
    unsure: ['residence', 'deregistration', 'lost-certificate'],
  },
  lapsed: {
    says: '登记簿上的这条记录已经失效',
    effects: readEffects('- - - - - - - - - - - - - - - - -'),
    clause: '到期未续，自动失效：民事诉讼法解释第四百八十五条、查封规定第二十七条；民法典第二百二十条、第二百二十一条',
    next: { none: '不用做什么；登记机构会注销这条记录。' },
  },
  mortgage: {
    says: '已抵押给{holder}',
    effects: readEffects('W W - - - - - C - C - - - W - - -'),
    consentOf: '抵押权人',
    clause: '民法典第四百零六条：抵押期间可以转让，抵押权不受影响，应当及时通知抵押权人',
    clauses: {
      deregistration: '不动产登记暂行条例实施细则第二十八条',
      'use-change': '分割、合并要抵押权人同意：不动产登记操作规范',
      mortgage: '民法典第四百一十四条：可以再抵押，按登记先后清偿',
    },
    next: creditorConsent,
    nextFor: { transfer: '请及时通知抵押权人；抵押随房屋走，买方要知道。' },
    unsure: ['use-change', 'deregistration', 'court-transfer'],
  },
  'mortgage-with-ban': {
    says: '已抵押给{holder}，登记簿写明不得转让',
    effects: readEffects('C C - P C - - C - C - - - W - - -'),
    consentOf: '抵押权人',
    clause: '担保解释第四十三条；自然资发〔2021〕54号',
    clauses: {
      deregistration: '不动产登记暂行条例实施细则第二十八条',
      'use-change': '分割、合并要抵押权人同意：不动产登记操作规范',
    },
    next: { ...creditorConsent, ...ask },
    local: ['mortgage'],
    unsure: ['use-change', 'deregistration', 'court-transfer'],
  },
  'mortgage-before-2021': {
    says: '在2021年以前已抵押给{holder}',
    effects: readEffects('C C - - C - - C - C - - - W - - -'),
    consentOf: '抵押权人',
    clause: '自然资发〔2021〕54号：民法典施行前设立的抵押，转让要抵押权人同意',
    clauses: {
      deregistration: '不动产登记暂行条例实施细则第二十八条',
      'use-change': '分割、合并要抵押权人同意：不动产登记操作规范',
    },
    next: creditorConsent,
    unsure: 'all',
  },
  'maximum-mortgage': {
    says: '已最高额抵押给{holder}',
    effects: readEffects('W W - - - - - C - C - - - W - W -'),
    consentOf: '抵押权人',
    clause: '民法典第四百零六条、第四百二十条',
    clauses: {
      seizure: '查封规定第二十五条：抵押权人知道查封后，债权数额不再增加',
      deregistration: '不动产登记暂行条例实施细则第二十八条',
      'use-change': '分割、合并要抵押权人同意：不动产登记操作规范',
    },
    next: creditorConsent,
    nextFor: { transfer: '请及时通知抵押权人；抵押随房屋走，买方要知道。', seizure: '查封后要通知抵押权人。' },
    unsure: ['use-change', 'deregistration', 'court-transfer', 'rental-filing'],
  },
  objection: {
    says: '有{holder}申请的异议登记',
    effects: readEffects('R R - R R R - - - R - - - - - - -'),
    clause: '不动产登记暂行条例实施细则第八十四条：签收书面告知并承诺自担风险的，应当办理',
    next: { 'risk-letter': '签收风险告知书、承诺自担风险，就可以继续办理。' },
    unsure: ['sale-contract', 'residence', 'deregistration'],
  },
  'advance-notice': {
    says: '已为{holder}作了预告登记',
    effects: readEffects('C C P C C C - C - C - - - - - - -'),
    consentOf: '预告登记权利人',
    clause: '民法典第二百二十一条：未经同意处分的，不发生物权效力',
    clauses: { transfer: '不动产登记暂行条例实施细则第八十五条；民法典第二百二十一条' },
    next: { consent: '请预告登记权利人出具书面同意，或者先注销预告登记。', ...ask },
    unsure: ['use-change', 'court-transfer'],
  },
  'advance-notice-own-buyer': {
    says: '已为本次的买方作了预告登记',
    effects: readEffects('- - P - - - - - - C - - - - - - -'),
    consentOf: '预告登记权利人',
    clause: '民法典第二百二十一条',
    next: { consent: '请预告登记权利人出具书面同意。', ...ask },
    unsure: ['court-transfer'],
  },
  'mortgage-advance-notice': {
    says: '已为{holder}作了抵押预告登记',
    effects: readEffects('C C P C C C - C - C - - - - - - -'),
    consentOf: '抵押预告登记权利人',
    clause: '民法典第二百二十一条；担保解释第五十二条',
    next: { consent: '请抵押预告登记权利人出具书面同意，或者先注销抵押预告登记。', ...ask },
    unsure: ['residence', 'use-change', 'court-transfer'],
  },
  'mortgage-advance-notice-own': {
    says: '已为本次的抵押作了抵押预告登记',
    effects: readEffects('- - P - - - - - - C - - - - - - -'),
    consentOf: '抵押预告登记权利人',
    clause: '担保解释第五十二条',
    next: { consent: '请抵押预告登记权利人出具书面同意。', ...ask },
    unsure: ['court-transfer'],
  },
  residence: {
    says: '设有{holder}的居住权',
    effects: readEffects('W W W W - P - - - C - - - B - - -'),
    consentOf: '居住权人',
    clause: '民法典第三百六十六条、第三百六十八条',
    clauses: {
      'rental-filing': '民法典第三百六十九条：设立居住权的住宅不得出租，另有约定的除外',
      mortgage: '法律没有禁止；是否接受由抵押权人决定',
    },
    next: {
      warn: '居住权随房屋走，买方或者银行要知道房里有人有权住。',
      block: '居住权存续期间不能出租；合同另有约定的，请到窗口补充登记。',
      consent: '请居住权人出具书面同意。',
      ...ask,
    },
    local: ['transfer'],
    unsure: ['deregistration', 'residence'],
  },
  'residence-may-be-let': {
    says: '设有{holder}的居住权，约定可以出租',
    effects: readEffects('W W W W - P - - - C - - - W - - -'),
    consentOf: '居住权人',
    clause: '民法典第三百六十六条、第三百六十八条',
    clauses: { 'rental-filing': '民法典第三百六十九条：当事人另有约定的，可以出租' },
    next: {
      warn: '居住权随房屋走，买方、承租人或者银行要知道房里有人有权住。',
      consent: '请居住权人出具书面同意。',
      ...ask,
    },
    local: ['transfer'],
    unsure: ['deregistration', 'residence'],
  },
  easement: {
    says: '设有{holder}的地役权',
    effects: readEffects('W W - - - - - - - C - - - - - - -'),
    consentOf: '地役权人',
    clause: '民法典第三百八十条、第三百八十二条：地役权随房屋一并转让',
    clauses: { deregistration: '不动产登记暂行条例实施细则第二十八条' },
    next: { warn: '地役权随房屋走，买方要知道。', consent: '请地役权人出具书面同意。' },
    unsure: ['deregistration'],
  },
  expropriation: {
    says: '在征收范围内',
    effects: readEffects('P P - - - - - B - - - - - W - - -'),
    clause: '国有土地上房屋征收与补偿条例第十六条：暂停办理新建、扩建、改建和改变用途，最长一年',
    next: { block: '暂停期满或者征收结束后再办。', warn: '请告诉承租人房屋在征收范围内。', ...ask },
    local: ['sale-contract', 'transfer', 'rental-filing'],
  },
  'policy-lock': {
    says: '是限制交易的房屋（{holder}）',
    effects: readEffects('B B P P B P - - - P - - - P - - -'),
    clause: '建房规〔2019〕5号：政策性住房未满足上市条件、限制转让的，不予网签',
    next: { block: '到期或者取得上市批准后再办，请咨询住房保障部门。', ...ask },
    local: ['mortgage', 'rental-filing', 'residence', 'advance-notice'],
    unsure: ['mortgage', 'advance-notice', 'deregistration'],
  },
  'sale-lock': {
    says: '已有一份有效的网签合同',
    effects: readEffects('B B P P B - - P - P - - - W - - -'),
    clause: '建房规〔2019〕5号、建房规〔2020〕4号：一套房屋只能有一份有效网签',
    next: { block: '请先由双方一起撤销原来的网签合同。', warn: '请告诉承租人房屋已经出卖。', ...ask },
    local: ['transfer', 'mortgage', 'advance-notice'],
    unsure: ['transfer', 'mortgage', 'advance-notice'],
  },
  'sale-lock-own-buyer': {
    says: '已与本次的买方网签',
    effects: readEffects('B - P - - - - P - P - - - W - - -'),
    clause: '建房规〔2019〕5号、建房规〔2020〕4号',
    next: { block: '这套房屋和这个买方已经网签，不用再签。', warn: '请告诉承租人房屋已经出卖。', ...ask },
  },
  'illegal-building': {
    says: '被{holder}认定有违法建筑',
    effects: readEffects('B B P B B P - B - - - - - B - - -'),
    clause: '不动产登记暂行条例第二十二条第（一）项',
    clauses: {
      'sale-contract': '房源核验：有违法建筑的不予通过（当地规定）',
      mortgage: '民法典第三百九十九条；担保解释第四十九条：以违法的建筑物抵押的，合同无效',
      'rental-filing': '商品房屋租赁管理办法第六条',
    },
    next: { block: '请先按主管部门的要求改正，取得改正证明。', ...ask },
    local: ['sale-contract', 'transfer', 'advance-notice'],
    unsure: ['sale-contract', 'transfer', 'advance-notice', 'use-change'],
  },
  auction: {
    says: '正在由{holder}司法拍卖',
    effects: readEffects('B B - B B B P P P B - - P W - Q -'),
    clause: '查封规定第二十四条；城市房地产管理法第三十八条第（二）项',
    clauses: { 'court-transfer': '民事诉讼法解释第四百九十一条：成交裁定送达时所有权转移' },
    next: { ...seizureNext, block: '拍卖结束前不能处分；请联系执行法院。' },
    unsure: 'all',
  },
  'co-owner-missing': {
    says: '是共有的，还有共有人没有同意',
    effects: readEffects('C C - C C C - C - C - - - W - - -'),
    consentOf: '其他共有人',
    clause: '民法典第三百零一条：共同共有要全体同意，按份共有要占份额三分之二以上同意',
    next: { consent: '请其他共有人在自己的手机上确认。', warn: '请先和其他共有人商量。' },
    unsure: ['rental-filing'],
  },
  preemption: {
    says: '的其他按份共有人有优先购买权',
    effects: readEffects('W W - - - - - - - - - - - - - - -'),
    clause: '民法典第三百零五条、第三百零六条',
    next: { warn: '请把条件及时通知其他共有人。' },
  },
  'minor-owner': {
    says: '的权利人未成年',
    effects: readEffects('C C - C C C - C - C - - - - - - -'),
    consentOf: '监护人',
    clause: '民法典第三十五条：除为维护被监护人利益外，不得处分其财产',
    next: { consent: '请监护人一起申请，并书面说明是为了孩子的利益。' },
  },
  'dishonest-buyer': {
    says: '的买方是失信被执行人',
    effects: readEffects('B - - - - - - - - - - - - - - - -'),
    clause: '建房规〔2019〕5号',
    next: { block: '请买方先到执行法院履行义务、移出名单。' },
    local: ['transfer'],
  },
  'account-frozen': {
    says: '相关的资金账户被冻结',
    effects: readEffects('- - - - - - - - - - - - - - - - -'),
    clause: '民事诉讼法解释第四百八十五条：冻结只停提取、对冲和划转，最长一年',
    next: { none: '不影响登记；账户里的钱在解冻前不能提取或划转。' },
  },
} as const satisfies Record<string, Row>
export type RowName = keyof typeof rows

/** The table as it holds from a day on. */
export interface RestrictionTable {
  version: string
  from: PlainDate
  rows: Record<RowName, Row>
}

/** From the civil code on: before it, every mortgage barred a sale without the creditor's consent (物权法 191) and 居住权 did not exist. */
const tables: readonly RestrictionTable[] = [{ version: 'civil-code-2021', from: plainDate('2021-01-01'), rows }]
export const CIVIL_CODE_FROM = plainDate('2021-01-01')

/** The table that holds on a day; undefined: that day is not covered and nothing may be concluded. */
export const restrictionTableOn = (on: PlainDate): RestrictionTable | undefined =>
  tables.findLast((table) => table.from <= on)
