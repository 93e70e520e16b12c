import type { LoanQuotaRequest } from '@anju/shared-types'
import { atRate, compare, decimalText, exact, plus } from '../money/exact.ts'
import { sourceOf } from '../money/rule-row.ts'
import { flag, homeNumberOf, note, type QuotaOutcome, yuan } from './quota-lines.ts'
import type { QuotaRow, Uplifts } from './rules/quota-rows.ts'

/** The city's cap with what lifts it: by how many contribute, which home it is, children and kind of building. */
export function capLimit(request: LoanQuotaRequest, row: QuotaRow): QuotaOutcome {
  const { cap, uplifts, extras } = row.value
  const isFirst = homeNumberOf(request) === 1
  const isOne = request.borrowers.length === 1
  const base = (isFirst ? cap.first : cap.second)[isOne ? 'one' : 'more']
  if (base === null) {
    return { rule: 'cap', needs: [], text: `没有收录${isFirst ? '首套' : '第二套'}的最高额度，以当地公布为准。` }
  }
  const who = `${isFirst ? '首套' : '第二套'}，${isOne ? '一人缴存' : '两人及以上缴存'}`
  const isUnsure = cap.unsure === 'all' || (cap.unsure === 'one' && isOne)
  const lifted = uplifts ? byShares(base, uplifts, request, isFirst) : undefined
  const extra = extras ? byExtras(base, extras, request, isFirst) : undefined
  const { amountFen, why, isOpen } = lifted ?? extra ?? { amountFen: base, why: '', isOpen: false }
  const reason = `${who}最高 ${yuan(base)}${note(isUnsure)}${why}；${sourceOf(row)}`
  return { rule: 'cap', amountFen, reason, ...flag(isUnsure || isOpen || row.unsure) }
}

function byShares(base: number, uplifts: Uplifts, request: LoanQuotaRequest, isFirst: boolean) {
  const { minorChildren = 0, greenBuilding, policyHome, completedHome } = request
  const applies: (readonly [string, string | undefined | false])[] = [
    ['首套', isFirst && uplifts.firstHome],
    ['多子女', uplifts.children && minorChildren >= uplifts.children.from && uplifts.children.share],
    ['绿色建筑', greenBuilding && uplifts.greenBuilding],
    ['保障性住房', policyHome && uplifts.policyHome],
    ['现房', completedHome && uplifts.completedHome],
  ]
  const taken = applies.flatMap(([name, share]) => (share ? [{ name, share }] : []))
  const sum = taken.reduce((total, { share }) => plus(total, exact(share)), exact(0))
  const most = exact(uplifts.most)
  const share = decimalText(compare(sum, most) > 0 ? most : sum)
  // That all together give the most is confirmed, the part of each is not.
  const isOpen = Boolean(uplifts.unsure) && taken.length > 0 && compare(sum, most) < 0
  const names = taken.map(({ name }) => name).join('、')
  return {
    amountFen: base + atRate(base, share),
    why: taken.length ? `，${names}上浮 ${Math.round(Number(share) * 100)}%${note(isOpen)}` : '',
    isOpen,
  }
}

function byExtras(
  base: number,
  extras: NonNullable<QuotaRow['value']['extras']>,
  { minorChildren = 0, greenBuilding }: LoanQuotaRequest,
  isFirst: boolean,
) {
  const { children, most } = extras
  const added = minorChildren >= children.from ? children.fen : 0
  const amountFen = Math.min(base + added, isFirst ? most.first : most.second)
  const why = added ? `，二孩及以上增加 ${yuan(added)}` : ''
  const green = greenBuilding ? '，绿色建筑另有上浮，数额以当地公布为准、未计入' : ''
  return { amountFen, why: why + green, isOpen: Boolean(greenBuilding) }
}
