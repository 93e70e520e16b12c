import { type Business, businesses } from './business.ts'
import type { Effect } from './effect.ts'
import type { Row } from './rows.ts'

const holderOf = (row: Row, holder: string | undefined): string => row.says.replace('{holder}', holder ?? unnamed(row))
const unnamed = (row: Row) => (row.says.includes('（{holder}）') ? '政策性住房或者限售' : '有关单位或个人')

/** What there is on the home, for a list: no business, no consequence. */
export const whatOf = (row: Row, holder: string | undefined): string =>
  row.says.startsWith('登记簿') ? row.says : `这套房屋${holderOf(row, holder)}`

/** What a citizen reads about one restriction and one business. */
export function sentenceOf(row: Row, effect: Effect, business: Business, holder: string | undefined): string {
  const home = whatOf(row, holder)
  const what = businesses[business]
  switch (effect) {
    case 'block':
      return `${home}，现在不能办理${what}。`
    case 'unknown':
      return `${home}，其中有一点没有查清，暂时不能确定能不能办理${what}。`
    case 'person':
      return `${home}，能不能办理${what}要由登记人员核对后决定。`
    case 'consent':
      return `${home}，办理${what}要先有${row.consentOf}的书面同意。`
    case 'risk-letter':
      return `${home}，签收风险告知书后可以继续办理${what}。`
    case 'queue':
      return `${home}，新的查封要排在后面轮候。`
    case 'warn':
      return `${home}，可以办理${what}，请知悉。`
    case 'none':
      return `${home}，不影响办理${what}。`
  }
}

export const nextStep = (row: Row, effect: Effect, business: Business): string | undefined =>
  effect === 'none' ? row.next.none : (row.nextFor?.[business] ?? row.next[effect] ?? unsettled[effect])

const unsettled: Partial<Record<Effect, string>> = {
  unknown: '请到窗口或打 12345，由登记人员查清后答复您。',
}

/** Clause of a cell, with the warning where a local rule decides or the text was not confirmed. */
export function sourceLine(row: Row, business: Business): string {
  const clause = row.clauses?.[business] ?? row.clause
  const isOpen = row.unsure === 'all' || row.unsure?.includes(business) || row.local?.includes(business)
  return isOpen ? `${clause}；以当地规定为准` : clause
}

export const silentSentence = (business: Business, isCovered: boolean): string =>
  isCovered
    ? `不动产登记簿暂时没有答复，还不能确定能不能办理${businesses[business]}。`
    : `没有收录这一天有效的规定，不能确定能不能办理${businesses[business]}。`
