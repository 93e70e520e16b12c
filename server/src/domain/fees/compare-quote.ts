import {
  type FeeFactName,
  type FeePayer,
  type FeeRule,
  feeTransactions,
  feeUses,
  knownCities,
} from '@anju/shared-types'
import { estimateFees, type FeeResult } from './estimate.ts'
import type { FeeFacts } from './facts.ts'
import { type FeeLine, isSameLine } from './lines.ts'

export interface QuotedFees {
  facts: FeeFacts
  result: FeeResult
}

export type CauseKind = 'fact' | 'rule' | 'date' | 'unknown-before' | 'corrected'

export interface QuoteDifference {
  rule: FeeRule
  payer: FeePayer
  quotedFen: number
  dueFen: number
  differenceFen: number
  causes: { kind: CauseKind; text: string }[]
}

/**
 * Every line of which more or less is due than was quoted, with its causes. A cause is what alone would have moved the line: one fact
 * that is another one now, the rule of the later day, something that was not known, or a rule that was entered wrongly before. Lines
 * that did not move are not in it.
 */
export function compareQuote(quoted: QuotedFees, due: QuotedFees): QuoteDifference[] {
  const lines = [...quoted.result.lines]
  for (const line of due.result.lines) if (!lines.some((one) => isSameLine(one, line))) lines.push(line)
  return lines.flatMap((line) => {
    const [before, after] = [find(quoted.result, line), find(due.result, line)]
    const [quotedFen, dueFen] = [before?.amountFen ?? 0, after?.amountFen ?? 0]
    if (quotedFen === dueFen) return []
    const { rule, payer } = line
    return [{ rule, payer, quotedFen, dueFen, differenceFen: dueFen - quotedFen, causes: causesOf(quoted, due, line) }]
  })
}

const find = ({ lines }: FeeResult, line: FeeLine) => lines.find((one) => isSameLine(one, line))

function causesOf(quoted: QuotedFees, due: QuotedFees, line: FeeLine): QuoteDifference['causes'] {
  const causes: QuoteDifference['causes'] = []
  const before = find(quoted.result, line)
  const open = quoted.result.missing.find((gap) => isSameLine(gap, line))
  if (!before && open) causes.push({ kind: 'unknown-before', text: `报价时还不知道，未计入：${open.text}` })
  const again = find(estimateFees(quoted.facts), line)
  if (again?.amountFen !== before?.amountFen) {
    causes.push({ kind: 'corrected', text: `报价后更正了收录的标准，现依据“${(again ?? line).source}”` })
  }
  const changes = changesOf(quoted.facts, due.facts)
  const alone = changes.flatMap((change) => {
    const moved = find(estimateFees({ ...quoted.facts, [change.name]: due.facts[change.name] }), line)
    return moved?.amountFen === again?.amountFen ? [] : [causeOf(change, again, moved)]
  })
  // Facts that move a line only together are named together.
  return [
    ...causes,
    ...(alone.length ? alone : changes.map((change) => causeOf(change, again, find(due.result, line)))),
  ]
}

interface Change {
  name: FeeFactName
  text: string
}

function causeOf(
  { name, text }: Change,
  before: FeeLine | undefined,
  after: FeeLine | undefined,
): QuoteDifference['causes'][number] {
  if (name !== 'on') return { kind: 'fact', text }
  if (before && after && before.source !== after.source) {
    return { kind: 'rule', text: `${text}，依据由“${before.source}”变为“${after.source}”` }
  }
  const bases = [before?.baseFen, after?.baseFen]
  const moved = bases[0] !== undefined && bases[1] !== undefined && bases[0] !== bases[1]
  return { kind: 'date', text: moved ? `${text}，计税依据由${yuan(bases[0])}变为${yuan(bases[1])}` : text }
}

/** What is not the same, the day last, as sentences. */
function changesOf(before: FeeFacts, after: FeeFacts): Change[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as FeeFactName[]
  return names
    .filter((name) => before[name] !== after[name])
    .toSorted((a, b) => Number(a === 'on') - Number(b === 'on'))
    .map((name) => ({ name, text: `${factWords[name]}由${say(name, before[name])}变为${say(name, after[name])}` }))
}

const factWords: Record<FeeFactName, string> = {
  on: '测算日期',
  city: '城市',
  transaction: '业务',
  use: '用途',
  areaSqm: '建筑面积',
  priceFen: '价格',
  vatFen: '合同载明的增值税',
  buyerHomesAfter: '买方购买后的住房',
  heldMonths: '卖方持有时间',
  deedTaxPaidOn: '契税完税日期',
  certificateOn: '产权证日期',
  sellerOnlyHome: '是否卖方唯一住房',
  originalValueFen: '房屋原值',
  deductibleFen: '合理费用',
  extraCertificates: '加发证书数',
  payer: '买方类型',
  location: '所在地',
  ownCertificate: '是否单独发证',
  special: '特殊类型',
  units: '单元数',
  parcels: '宗地数',
  otherPriceFen: '换出房屋的价格',
  relation: '受赠人关系',
  maintenanceFundPerSqmFen: '维修资金每平方米标准',
  contractAreaSqm: '合同面积',
  pricePerSqmFen: '合同单价',
}

const words: Partial<Record<FeeFactName, Record<string, string>>> = {
  city: knownCities,
  transaction: feeTransactions,
  use: feeUses,
  payer: { person: '个人', 'small-firm': '小微企业', company: '单位' },
  location: { city: '市区', 'county-town': '县城、镇', elsewhere: '其他地区' },
  special: { homestead: '宅基地', 'policy-home': '保障性住房', rural: '农村权利' },
  relation: {
    spouse: '配偶',
    'parent-child': '父母子女',
    'grandparent-grandchild': '祖孙',
    sibling: '兄弟姐妹',
    supporter: '抚养人或赡养人',
    other: '其他人',
  },
}

/** What numbers count. */
const units: Partial<Record<FeeFactName, string>> = {
  buyerHomesAfter: '套',
  heldMonths: '个月',
  extraCertificates: '本',
  units: '个',
  parcels: '宗',
}

function say(name: FeeFactName, value: FeeFacts[FeeFactName]): string {
  if (value === undefined) return '“未填”'
  if (typeof value === 'boolean') return value ? '“是”' : '“否”'
  if (name.endsWith('Fen')) return yuan(Number(value))
  if (name.endsWith('Sqm')) return ` ${value} 平方米`
  if (units[name]) return ` ${value} ${units[name]}`
  return `“${words[name]?.[String(value)] ?? value}”`
}

const yuan = (fen: number | undefined) => ` ${((fen ?? 0) / 100).toFixed(2)} 元`
