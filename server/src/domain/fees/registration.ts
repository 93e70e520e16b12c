import type { FeePayer, FeeTransaction } from '@anju/shared-types'
import { atRate } from '../money/exact.ts'
import { type RuleRow, rowOn, sourced } from '../money/rule-row.ts'
import type { FeeFacts } from './facts.ts'
import { type FeeLine, type FeeOutcome, noRow } from './lines.ts'
import { type RegistrationTariff, registrationRows } from './rules/registration-rows.ts'

/** How an application is charged: a full 件, a share of it, only the printed certificates, or nothing. */
type Charge =
  | { kind: 'full'; open?: string }
  | { kind: 'share'; of: 'objection' | 'alteration'; why: string }
  | { kind: 'certificates'; why: string }
  | { kind: 'free'; why: string }

const full: Charge = { kind: 'full' }
const free = (why: string): Charge => ({ kind: 'free', why })
const certificates = (why: string): Charge => ({ kind: 'certificates', why })

/** 财税〔2016〕79号, 财税〔2019〕45号. A transaction that is not registered at all charges nothing here. */
const charges: Record<FeeTransaction, Charge | undefined> = {
  resale: full,
  'new-home': full,
  transfer: full,
  gift: full,
  exchange: full,
  inheritance: full,
  bequest: full,
  'divorce-division': { kind: 'full', open: '离婚分割是否按夫妻之间变更只收工本费，各地不一，以当地公布为准' },
  'spouse-change': certificates('夫妻之间权利人变更，只收证书工本费'),
  mortgage: full,
  'first-registration': full,
  easement: full,
  objection: { kind: 'share', of: 'objection', why: '异议登记按标准减半收取' },
  correction: { kind: 'share', of: 'alteration', why: '更正登记' },
  'registrar-correction': free('因登记机构错误的更正，不收费'),
  alteration: { kind: 'share', of: 'alteration', why: '变更登记' },
  'replacement-certificate': certificates('补证、换证只收证书工本费'),
  cancellation: free('注销登记不收费'),
  'advance-notice': free('预告登记不收费'),
  seizure: free('查封登记不收费'),
  'district-renaming': free('行政区划调整引起的换证不收费'),
  'area-difference': undefined,
}

/** The applicant; where both sides must apply, the one entered as right holder. */
const payers: Partial<Record<FeeTransaction, FeePayer>> = {
  resale: 'buyer',
  'new-home': 'buyer',
  transfer: 'buyer',
  gift: 'buyer',
  exchange: 'buyer',
  mortgage: 'mortgagee',
}
const registrationPayer = (transaction: FeeTransaction): FeePayer => payers[transaction] ?? 'applicant'

/** 不动产登记费, and the certificates beyond the first. */
export function registrationFees(facts: FeeFacts): FeeOutcome[] {
  const payer = registrationPayer(facts.transaction)
  const charge = chargeOf(facts)
  if (!charge) return []
  const row = rowOn(registrationRows, facts.on, facts.city)
  if (!row) return [noRow('registration', payer, facts.on)]
  return [registrationLine(facts, charge, payer, row), ...extraLine(facts, charge, payer, row)]
}

/** What a person or a kind of home is spared goes before what the transaction would cost. */
function chargeOf(facts: FeeFacts): Charge | undefined {
  const charge = charges[facts.transaction]
  if (!charge || charge.kind === 'free') return charge
  if (facts.special === 'policy-home') return free('廉租房、公租房、经济适用房、棚改安置房免收')
  if (facts.special === 'rural') return free('农村承包、集体产权改革、林权和农用地免收')
  if (facts.use === 'parking' && facts.ownCertificate === false) {
    return free('车库、车位、储藏室随住宅登记、不单独核发证书，不另收费')
  }
  if (charge.kind !== 'certificates' && facts.payer === 'small-firm') {
    return free('小微企业（含个体工商户）免收，含第一本证书')
  }
  if (facts.special === 'homestead') return certificates('宅基地只收证书工本费')
  return charge
}

function registrationLine(facts: FeeFacts, charge: Charge, payer: FeePayer, row: RuleRow<RegistrationTariff>): FeeLine {
  const base = { rule: 'registration' as const, payer, ...sourced(row) }
  const { certificateFen, byUse } = row.value
  if (charge.kind === 'free') return { ...base, amountFen: 0, note: charge.why }
  if (charge.kind === 'certificates')
    return { ...base, baseFen: certificateFen, amountFen: certificateFen, note: charge.why }
  const pieces = piecesOf(facts)
  const baseFen = byUse[facts.use] * pieces
  const counted = pieces > 1 ? `共 ${pieces} 件` : undefined
  if (charge.kind === 'full') {
    const said = [charge.open, counted].filter(Boolean).join('，')
    return {
      ...base,
      ...(charge.open && { unsure: true }),
      ...{ baseFen, amountFen: baseFen },
      ...(said && { note: said }),
    }
  }
  const rate = row.value[charge.of]
  const why =
    rate === '0'
      ? `${charge.why}不收费`
      : rate === '0.5' && charge.of === 'alteration'
        ? `${charge.why}减半收取`
        : charge.why
  return { ...base, baseFen, rate, amountFen: atRate(baseFen, rate), note: counted ? `${why}，${counted}` : why }
}

/** One 不动产单元 × one right × one type is one 件; collaterals of one loan on one 宗地 are one 件 together. */
const piecesOf = ({ transaction, units, parcels }: FeeFacts): number =>
  transaction === 'mortgage' ? (parcels ?? 1) : (units ?? 1)

function extraLine(facts: FeeFacts, charge: Charge, payer: FeePayer, row: RuleRow<RegistrationTariff>): FeeLine[] {
  const extra = facts.extraCertificates ?? 0
  if (!extra || (charge.kind === 'free' && facts.payer !== 'small-firm')) return []
  const { certificateFen } = row.value
  return [
    {
      rule: 'extraCertificates',
      payer,
      baseFen: certificateFen,
      amountFen: certificateFen * extra,
      ...sourced(row),
      note: `除第一本外加发 ${extra} 本，每本 10 元`,
    },
  ]
}
