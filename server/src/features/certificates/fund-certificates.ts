import type { PlainDate } from '@anju/shared-types'
import { contributionEnd, contributionFacts, settledFacts } from '../../domain/certificates/fund-facts.ts'
import type { SourceAnswer, SourceName } from '../../gateways/gov-data/sources.ts'
import { refuse } from '../../platform/refusal.ts'
import { issueCertificate, nextNumber } from './issue-certificate.ts'
import type { CertificateNeeds } from './needs.ts'
import type { CertificateHolder } from './own-certificate.ts'

/** 缴存证明 of today: what the fund's books say. Asked for twice in a day it is one; the next day it is another, both hold to their last day. */
export async function requestContribution(
  needs: CertificateNeeds,
  me: CertificateHolder,
  today: PlainDate,
): Promise<{ id: string }> {
  const fund = await askFund(needs, 'fundAccount', me, '本人申领住房公积金缴存证明')
  if (!fund) return refuse('CERTIFICATE_NOT_HELD', { text: '公积金中心没有查到您的缴存账户。' })
  const from = needs.cipher.blindIndex('certificate', `fund-account:${fund.account}`)
  const number = await nextNumber(needs, 'contribution', `${from}:${today}`)
  const { name: holder, idNumber } = me
  const id = await issueCertificate(needs, {
    ...{ kind: 'contribution', from: `${from}:${today}`, source: { kind: 'fund', id: from } },
    holder: { name: holder, idNumber },
    facts: contributionFacts(fund, { holder, idNumber, number, today }),
    validTo: contributionEnd(today),
  })
  return { id }
}

/** 贷款结清证明 of every loan that is paid back, one each; answers with the one that was paid back last. */
export async function requestSettled(needs: CertificateNeeds, me: CertificateHolder): Promise<{ id: string }> {
  const said = await askFund(needs, 'fundLoans', me, '本人申领住房公积金贷款结清证明')
  if (!said || said.loans.length === 0) {
    return refuse('CERTIFICATE_NOT_HELD', { text: '公积金中心没有查到您的公积金贷款。' })
  }
  const settled = said.loans.flatMap(({ settledOn, ...loan }) => (settledOn ? [{ ...loan, settledOn }] : []))
  const [last] = settled.toSorted((a, b) => b.settledOn.localeCompare(a.settledOn))
  if (!last) return refuse('CERTIFICATE_NOT_HELD', { text: '您的公积金贷款还没有还清，还清后再来领。' })
  const { name: holder, idNumber } = me
  const ids = new Map<string, string>()
  for (const loan of settled) {
    const from = needs.cipher.blindIndex('certificate', `fund-loan:${loan.contract}`)
    const number = await nextNumber(needs, 'settled', from)
    const id = await issueCertificate(needs, {
      ...{ kind: 'settled', from, source: { kind: 'fund', id: from }, holder: { name: holder, idNumber } },
      facts: settledFacts(loan, { holder, idNumber, number }),
    })
    ids.set(loan.contract, id)
  }
  return { id: ids.get(last.contract)! }
}

/** What the fund has of somebody; undefined when it says that it has nothing. Its silence is said as such, never as nothing (D3). */
async function askFund<S extends Extract<SourceName, 'fundAccount' | 'fundLoans'>>(
  needs: CertificateNeeds,
  source: S,
  { name, idNumber, consent }: CertificateHolder,
  purpose: string,
) {
  const answer: SourceAnswer<S> = await needs.govSources.query(source, { name, idNumber, purpose, consent })
  if (answer.kind === 'unknown') return refuse('FUND_SILENT')
  return answer.kind === 'record' ? answer.record : undefined
}
