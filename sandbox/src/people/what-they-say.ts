import { AUTHORITIES, type Authority, monthsIn, type PaidMonths } from './authorities.ts'
import { companiesOf } from './enterprise.ts'
import type { Home, Restriction } from './home.ts'
import { homesOf, SALE_CONTRACTS } from './homes.ts'
import type { Person } from './person.ts'

export type Statement = {
  authority: Authority
  title: string
  /** `silent`: does not answer; `empty`: answers that it has no record. */
  kind: 'record' | 'empty' | 'silent'
  lines: string[]
}

/** What every authority would say about a person, in words for the control page. */
export function statementsAbout(
  person: Person,
  nameOf: (slug: string) => string,
  /** What the register says now; absent: what it said at the beginning. */
  registered: readonly string[] = homes(person),
): Statement[] {
  const { authorities } = person
  const lines: Record<Authority, string[]> = {
    population: [`${person.name}，${person.gender}，${person.born} 出生`, '姓名与身份号码核验：一致'],
    household: household(person, nameOf),
    marriage: marriage(person, nameOf),
    socialInsurance: paidMonths(authorities.socialInsurance),
    incomeTax: paidMonths(authorities.incomeTax),
    homes: [...registered, ...shopsOf(person)],
    contracts: SALE_CONTRACTS.filter((each) => each.buyers.includes(person.slug)).map(
      (each) => `${each.number}，${each.signedOn} 网签，${each.status}`,
    ),
    talent: authorities.talent
      ? [
          `${authorities.talent.level} 类人才，${authorities.talent.certificate}，有效期至 ${authorities.talent.validUntil}`,
        ]
      : [],
    military: authorities.military
      ? [
          `${authorities.military.status}${authorities.military.kind}，驻地${authorities.military.station}，${authorities.military.since} 入伍`,
        ]
      : [],
    fund: fundAccount(person),
    fundLoans: fundLoans(person),
    enterprise: companiesOf(person.slug).map(
      ({ name, creditCode, post, since }) => `${since} 起任${name}（${creditCode}）${post}`,
    ),
  }
  return (Object.keys(AUTHORITIES) as Authority[]).map((authority) => {
    const isSilent = authorities.silent?.includes(authority) ?? false
    const said = isSilent ? ['始终不答复'] : lines[authority]
    return {
      authority,
      title: AUTHORITIES[authority],
      kind: isSilent ? 'silent' : said.length === 0 ? 'empty' : 'record',
      lines: said,
    }
  })
}

function household({ authorities: { household: record } }: Person, nameOf: (slug: string) => string): string[] {
  if (!record) return []
  const members = record.members.map(({ person, relation }) => `${nameOf(person)}（${relation}）`).join('、')
  return [`${record.place}，${record.kind}，${record.since} 登记`, `同户：${members}`]
}

function marriage({ authorities: { marriage: record } }: Person, nameOf: (slug: string) => string): string[] {
  if (!record) return []
  if (record.status === '未婚') return ['未查到婚姻登记记录']
  if (record.status === '已婚') return [`已婚，配偶${nameOf(record.spouse)}，${record.since} 登记`, record.certificate]
  return [`${record.status}，${record.since}`]
}

function paidMonths(record: PaidMonths | undefined): string[] {
  return (record?.ranges ?? []).map(
    (range) => `${record?.city} ${range.from} 至 ${range.to}，连续 ${monthsIn(range)} 个月，${range.unit}`,
  )
}

function homes(person: Person): string[] {
  return homesOf(person.slug).flatMap((home) => [describeHome(home), ...home.restrictions.map(describeRestriction)])
}

function shopsOf(person: Person): string[] {
  return companiesOf(person.slug).flatMap((each) => {
    const { length } = homesOf(each.slug)
    return length > 0 ? [`任${each.post}的${each.name}（${each.creditCode}）：商铺 ${length} 间`] : []
  })
}

function describeHome(home: Home): string {
  const { share } = home.owners[0] ?? {}
  return `${home.address}，${home.areaM2} ㎡，${share}，${home.certificate}`
}

function describeRestriction(restriction: Restriction): string {
  switch (restriction.kind) {
    case '抵押':
      return `抵押：${restriction.since} 设立，${restriction.creditor}，${yuan(restriction.amountFen)}${restriction.hasTransferBan ? '，约定禁止转让' : ''}`
    case '查封':
      return `查封：${restriction.court} ${restriction.document}，${restriction.since} 至 ${restriction.until}`
    case '异议':
      return `异议登记：申请人${restriction.applicant}，${restriction.since}，${restriction.until} 失效`
    case '居住权':
      return `居住权：${restriction.holder}，${restriction.since} 设立`
  }
}

function fundAccount({ authorities: { fund } }: Person): string[] {
  if (!fund) return []
  const from = fund.openedOn.slice(0, 7)
  return [`账户 ${fund.account}，${from} 缴至 ${fund.paidUntil}，余额 ${yuan(fund.balanceFen)}`]
}

function fundLoans({ authorities: { fund } }: Person): string[] {
  const granted = ({
    contract,
    grantedOn,
    principalFen,
  }: {
    contract: string
    grantedOn: string
    principalFen: number
  }) => `贷款 ${contract}：${grantedOn} 放款 ${yuan(principalFen)}`
  return [
    ...(fund?.loan ? [`${granted(fund.loan)}，未还 ${yuan(fund.loan.outstandingFen)}`] : []),
    ...(fund?.settledLoans ?? []).map((loan) => `${granted(loan)}，${loan.settledOn} 结清`),
  ]
}

/** Integer fen as 元, with thousands separated; no floating point involved. */
function yuan(fen: number): string {
  const whole = Math.floor(fen / 100).toLocaleString('en-US')
  const cents = String(fen % 100).padStart(2, '0')
  return `${whole}${cents === '00' ? '' : `.${cents}`} 元`
}
