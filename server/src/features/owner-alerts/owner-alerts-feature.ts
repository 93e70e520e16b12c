import { ownerAlerts as contract, type OwnerAlert } from '@anju/shared-types'
import { alertableStates } from '../../domain/cases/states.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import type { Feature, Parts } from '../../platform/parts.ts'
import { refuse } from '../../platform/refusal.ts'
import type { CaseRow } from '../cases/case-record.ts'
import { changeCase } from '../cases/change-case.ts'
import { freezeCase } from '../cases/leave-case.ts'
import { createOwnerAlertStore, type OwnerAlertRow } from './owner-alert-store.ts'
import { type OwnerAlertNeeds, stageWords, tellOwners, tellWaiting } from './tell-owners.ts'

/** Every owner in the register hears of what is begun on the home, and can stop it, side of the case or not (E29). */
export function createOwnerAlertsFeature(
  parts: Parts,
  sources: Pick<OwnerAlertNeeds, 'cases' | 'register' | 'accounts' | 'notifier'>,
): Feature<typeof contract.table> {
  const needs: OwnerAlertNeeds = { ...parts, ...sources, alerts: createOwnerAlertStore(parts.db) }
  return {
    name: 'ownerAlerts',
    contract,
    handlers: {
      list: (_input, caller) => listAlerts(needs, caller),
      get: async ({ params }, caller) => shownAlert(needs, await ownAlert(needs, params.id, caller)),
      notMe: ({ params, body }, caller, call) => sayNotMe(needs, { ...params, ...body }, caller, call),
      watchLookUps: ({ body }, caller, call) => setLookUps(needs, body.on, caller, call),
    },
    on: {
      'case.submitted': tellOwners(needs, 'submitted'),
      'case.accepted': tellOwners(needs, 'accepted'),
      'register.looked-up': tellOwners(needs, 'looked-up'),
    },
    every: [{ name: 'tell-owners', seconds: 60, run: () => tellWaiting(needs) }],
  }
}

async function listAlerts(needs: OwnerAlertNeeds, { accountId }: Verified) {
  const { idIndex } = await needs.cases.parties.person(accountId)
  const [rows, lookUps] = await Promise.all([needs.alerts.listOf(idIndex), needs.alerts.wantsLookUps(idIndex)])
  const found = await needs.cases.cases.standingsOf(rows.map(({ caseId }) => caseId))
  return { items: rows.map((row) => alertView(row, found.get(row.caseId))), lookUps }
}

async function ownAlert(needs: OwnerAlertNeeds, id: string, { accountId }: Verified): Promise<OwnerAlertRow> {
  const [me, row] = await Promise.all([needs.cases.parties.person(accountId), needs.alerts.find(id)])
  return row?.ownerIndex === me.idIndex ? row : refuse('NOT_YOURS')
}

async function shownAlert({ cases }: OwnerAlertNeeds, row: OwnerAlertRow): Promise<OwnerAlert> {
  const found = await cases.cases.standingsOf([row.caseId])
  return alertView(row, found.get(row.caseId))
}

/** Of the case only what its state means for the owner. */
function alertView(row: OwnerAlertRow, found: Pick<CaseRow, 'state' | 'alert'> | undefined): OwnerAlert {
  const isAlive = found !== undefined && alertableStates.includes(found.state)
  const text = found?.alert
    ? '已冻结，值班人员正在核实，会打电话给您。'
    : isAlive
      ? '不是您的意思，就点“不是我”：马上停办，值班人员核实。'
      : '这件事已经办结或停止。有疑问请拨打 12345。'
  return {
    ...{
      id: row._id,
      home: row.address,
      matter: row.matter,
      what: stageWords[row.stage],
      at: row.at.toISOString(),
      text,
    },
    maySayNo: isAlive && !found.alert,
    ...(row.saidNoAt && { saidNoAt: row.saidNoAt.toISOString() }),
  }
}

/** Freezes the case at any stage before 登簿 and wakes the duty officers; who says it sees no more of the case than before. */
async function sayNotMe(
  needs: OwnerAlertNeeds,
  { id, words }: { id: string; words: string },
  caller: Verified,
  call: Call,
): Promise<OwnerAlert> {
  const row = await ownAlert(needs, id, caller)
  await changeCase(needs.cases, row.caseId, call, async (tx, found, table) => {
    await freezeCase(needs.cases, tx, found, table, { who: '登记簿上的权利人', words })
    await needs.alerts.saidNo(id, tx.now, tx.session)
  })
  return shownAlert(needs, (await needs.alerts.find(id)) ?? row)
}

async function setLookUps(needs: OwnerAlertNeeds, on: boolean, { accountId }: Verified, call: Call) {
  const { idIndex } = await needs.cases.parties.person(accountId)
  await needs.transact(call, async (tx) => {
    await needs.alerts.setLookUps(idIndex, on, tx.session)
    tx.record({ type: 'owner-alert.look-ups-set', subject: { kind: 'account', id: accountId }, data: { on } })
  })
  return { on }
}
