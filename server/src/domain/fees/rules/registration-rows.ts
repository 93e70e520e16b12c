import { type FeeUse, plainDate } from '@anju/shared-types'
import type { RuleRow } from '../../money/rule-row.ts'

/** 登记费 a 件, by use; never by area or price (民法典 223). */
export interface RegistrationTariff {
  byUse: Record<FeeUse, number>
  /** 每增加一本证书; also what is paid where only the certificate is charged. */
  certificateFen: number
  /** Share of the tariff. */
  objection: string
  alteration: string
}

const firstTariff: RegistrationTariff = {
  byUse: { residential: 8_000, commercial: 55_000, parking: 55_000 },
  certificateFen: 1_000,
  objection: '0.5',
  alteration: '0.5',
}

export const registrationRows: readonly RuleRow<RegistrationTariff>[] = [
  {
    id: 'registration-2016',
    effectiveFrom: plainDate('2016-12-06'),
    effectiveTo: plainDate('2019-06-30'),
    basis: { document: '财税〔2016〕79号、发改价格规〔2016〕2559号' },
    decidedOn: '受理之日',
    // The day from which offices charged by it was not confirmed.
    unsure: true,
    value: firstTariff,
  },
  {
    id: 'registration-2019',
    effectiveFrom: plainDate('2019-07-01'),
    basis: { document: '财税〔2019〕45号、财税〔2016〕79号、发改价格规〔2016〕2559号' },
    decidedOn: '受理之日',
    // 车库、车位、储藏室 with a certificate of their own like a home; 变更 and 更正 free.
    value: { ...firstTariff, byUse: { ...firstTariff.byUse, parking: 8_000 }, alteration: '0' },
  },
]
