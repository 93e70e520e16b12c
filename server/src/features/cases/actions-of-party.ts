import { decideCase } from '../../domain/cases/decide.ts'
import { mayReportMistake } from '../../domain/cases/our-mistake.ts'
import { gets } from '../../domain/cases/party-roles.ts'
import { alertableStates } from '../../domain/cases/states.ts'
import { factsOf, mistakeFacts } from './case-facts.ts'
import type { CaseFile } from './case-file.ts'
import type { CaseRow, PartyRow } from './case-record.ts'
import { binds } from './papers-of-case.ts'
import type { PromiseRow } from './promises/promise-record.ts'

/** Names of the routes that a side may call now, for the buttons of the app. */
export function actionsOf(row: CaseRow, party: PartyRow, file: CaseFile): string[] {
  const facts = factsOf(file, row)
  const can = (action: Parameters<typeof decideCase>[1], detail?: Parameters<typeof decideCase>[2]) =>
    'to' in decideCase(facts, action, detail)
  const actions: string[] = []
  if (row.state === 'draft' && party.isApplicant) {
    actions.push('saveDraft', 'givePaper', 'takePaperBack', 'submit', 'discard')
  }
  if (row.state === 'correcting') {
    actions.push('givePaper')
    if (can('supply') && facts.missing === 0) actions.push('supply')
  }
  // A promised paper may come in at any time.
  if (['submitted', 'reviewing', 'approving'].includes(row.state) && row.promises?.some(mayStillCome))
    actions.push('givePaper')
  if (can('partyConfirms', { partyId: party.id })) actions.push('confirm')
  if (party.isApplicant && can('reopen')) actions.push('reopen')
  if (alertableStates.includes(row.state) && !row.alert) actions.push('notMe')
  if (mayReportMistake(mistakeFacts(row))) actions.push('reportMistake')
  if (gets(party, row.parties) && !row.revoked) {
    if (row.state === 'feeDue') actions.push('payFees')
    if (row.state === 'ready') actions.push('collect')
  }
  const out = { ...facts, parties: facts.parties.map((one) => ({ ...one, wantsOut: true })) }
  if (!party.wantsOutAt && 'to' in decideCase(out, 'withdraw')) actions.push('withdraw')
  return actions
}

const mayStillCome = (one: PromiseRow): boolean => one.cure === 'deferral' && binds(one) && !one.accepted
