import type { Case } from '@anju/shared-types'
import { decideCase } from '../../domain/cases/decide.ts'
import { alertableStates } from '../../domain/cases/states.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { actingApplicant, actingSide } from './acting-side.ts'
import { factsOf } from './case-facts.ts'
import type { CaseRow } from './case-record.ts'
import { type CaseTable, changeCase, moveCase, noteCase } from './change-case.ts'
import type { CaseNeeds } from './needs.ts'
import { ownDraft } from './own-case.ts'
import { shownAs } from './parties.ts'
import { showCase } from './show-case.ts'

/** Gives up a draft. */
export async function discardCase(needs: CaseNeeds, id: string, caller: Verified, call: Call): Promise<{ done: true }> {
  const me = await needs.parties.person(caller.accountId)
  await changeCase(needs, id, call, async (tx, row, table) => {
    const party = ownDraft(row, me)
    await moveCase(needs, tx, row, table, { action: 'discard', who: shownAs(party, me), text: '放弃草稿' })
  })
  return { done: true }
}

/**
 * Takes a case back for changes, while others still have to confirm or until somebody of staff has opened it (E50): every confirmation is
 * void, and what was found out about the old words is asked anew.
 */
export async function reopenCase(needs: CaseNeeds, id: string, caller: Verified, call: Call): Promise<Case> {
  const me = await needs.parties.person(caller.accountId)
  await changeCase(needs, id, call, async (tx, row, table) => {
    const { shown } = await actingApplicant(needs, row, me, 'fill', tx)
    const parties = row.parties.map(({ confirmed: _void, wantsOutAt: _neither, ...one }) => one)
    await moveCase(needs, tx, row, table, {
      action: 'reopen',
      who: shown,
      text: '拿回来修改，已有的确认作废',
      after: {
        ...{ parties, submittedAt: undefined, held: undefined },
        ...{ instant: undefined, restrictions: undefined, officeFacts: undefined },
      },
    })
  })
  return showCase(needs, id, caller, call.now)
}

/** Says that this side wants out; with the last of them the case is withdrawn (不动产登记操作规范 1.10.2: all applicants together). */
export async function withdrawCase(needs: CaseNeeds, id: string, caller: Verified, call: Call): Promise<Case> {
  const me = await needs.parties.person(caller.accountId)
  await changeCase(needs, id, call, async (tx, row, table) => {
    const { party, shown } = await actingSide(needs, row, me, 'withdraw', tx)
    const parties = row.parties.map((one) =>
      one.id === party.id ? { ...one, wantsOutAt: one.wantsOutAt ?? tx.now } : one,
    )
    const facts = factsOf(table.file, { ...row, parties })
    const everybody = { ...facts, parties: facts.parties.map((one) => ({ ...one, wantsOut: true })) }
    const possible = decideCase(everybody, 'withdraw')
    if ('refused' in possible) return refuse(possible.refused, { text: possible.text })
    if (parties.every(({ wantsOutAt }) => wantsOutAt)) {
      await moveCase(needs, tx, row, table, {
        action: 'withdraw',
        who: shown,
        text: '撤回申请',
        patch: { parties, ending: { text: '全体申请人撤回。' } },
      })
      return
    }
    await noteCase(needs, tx, row, table, {
      note: 'askOut',
      event: 'case.out-asked',
      who: shown,
      text: '想撤回，等其他申请人同意',
      patch: { parties },
    })
  })
  return showCase(needs, id, caller, call.now)
}

/** 不是我: stops the case at once, at any stage before 登簿, and wakes the duty officer (E29). */
export async function raiseAlert(
  needs: CaseNeeds,
  { id, words }: { id: string; words: string },
  caller: Verified,
  call: Call,
): Promise<Case> {
  const me = await needs.parties.person(caller.accountId)
  await changeCase(needs, id, call, async (tx, row, table) => {
    const { party, shown } = await actingSide(needs, row, me, 'owner-alert', tx)
    await freezeCase(needs, tx, row, table, { who: shown, partyId: party.id, words })
  })
  return showCase(needs, id, caller, call.now)
}

/** Stops a case for somebody who says 不是我: one of its sides, or an owner in the register who is none. Saying it twice is saying it. */
export async function freezeCase(
  needs: Pick<CaseNeeds, 'cases'>,
  tx: Tx,
  row: CaseRow,
  table: CaseTable,
  { who, partyId, words }: { who: string; partyId?: string; words: string },
): Promise<void> {
  if (!alertableStates.includes(row.state)) {
    return row.state === 'entering'
      ? refuse('STATE_MOVED', { text: '登簿请求已经发出，现在停不下来。请立即拨打 12345 或到登记窗口。' })
      : refuse('STATE_MOVED')
  }
  if (row.alert) return
  await noteCase(needs, tx, row, table, {
    note: 'alert',
    event: 'case.alerted',
    who,
    text: '说“不是我办的”，已冻结，等值班人员核实',
    patch: { alert: { at: tx.now, words, ...(partyId && { partyId }) } },
    span: { ground: 'owner-alert', paper: `报警 ${row.number ?? row._id}` },
  })
}
