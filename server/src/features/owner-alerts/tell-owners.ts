import { shanghaiDate, shanghaiTime } from '@anju/shared-types'
import { matchNames } from '../../domain/identity/name-match.ts'
import type { Owner, Register, UnitFile } from '../../gateways/register/register.ts'
import { systemCall } from '../../platform/http/call.ts'
import type { EventHandler, Parts } from '../../platform/parts.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { CaseRow } from '../cases/case-record.ts'
import type { CaseNeeds } from '../cases/needs.ts'
import type { Notifier, OutsiderNotifier, Told } from '../notices/notifier.ts'
import type { AlertStage, OwnerAlertRow, OwnerAlertStore, ToTellRow } from './owner-alert-store.ts'

export interface OwnerAlertNeeds extends Pick<Parts, 'transact' | 'ids' | 'clock' | 'log'> {
  alerts: OwnerAlertStore
  cases: CaseNeeds
  accounts: Pick<Accounts, 'store'>
  register: Pick<Register, 'read'>
  notifier: Notifier & OutsiderNotifier
}

const ASK_AGAIN_MS = 5 * 60_000

/** Notes who is to be told, and begins at once; a register that is silent now is asked again until it answers. */
export const tellOwners =
  (needs: OwnerAlertNeeds, stage: AlertStage): EventHandler =>
  async ({ _id, subject, data, at }) => {
    const caseId = stage === 'looked-up' ? String(data.caseId) : subject.id
    const unitCode = (await needs.cases.cases.find(caseId))?.property?.unitCode
    if (!unitCode) return
    const row: ToTellRow = { _id, caseId, unitCode, stage, at, nextAt: at }
    await needs.alerts.tellLater(row)
    await tellNow(needs, row)
  }

export async function tellWaiting(needs: OwnerAlertNeeds): Promise<void> {
  for (const row of await needs.alerts.due(needs.clock.now())) await tellNow(needs, row)
}

async function tellNow(needs: OwnerAlertNeeds, toTell: ToTellRow): Promise<void> {
  const row = await needs.cases.cases.find(toTell.caseId)
  const why = { purpose: '提醒权利人', consent: toTell.caseId }
  const answer = row && (await needs.register.read({ unitCode: toTell.unitCode }, why))
  if (row && answer?.kind === 'unknown') {
    needs.log.warn({ caseId: row._id }, 'the register is silent: owners are told later')
    await needs.alerts.later(toTell._id, new Date(needs.clock.now().getTime() + ASK_AGAIN_MS))
    return
  }
  if (row && answer?.kind === 'unit') {
    for (const owner of answer.unit.owners) await tellOwner(needs, toTell, row, answer.unit, owner)
  }
  await needs.alerts.told(toTell._id)
}

/** Sides of the case hear of it as such; every other owner hears which home, what kind of matter and when, and nothing of the others. */
async function tellOwner(
  needs: OwnerAlertNeeds,
  { _id: eventId, stage, at }: ToTellRow,
  row: CaseRow,
  unit: UnitFile,
  { name, idNumber, phone }: Owner,
): Promise<void> {
  const ownerIndex = needs.cases.parties.idIndex(idNumber)
  if (row.parties.some((party) => party.idIndex === ownerIndex)) return
  if (stage === 'looked-up' && !(await needs.alerts.wantsLookUps(ownerIndex))) return
  const alert = await keep(needs, {
    ...{ _id: needs.ids.id(), key: `${eventId}-${ownerIndex}`, ownerIndex, caseId: row._id, stage, at },
    ...{ unitCode: unit.unitCode, address: unit.address, matter: row.name },
  })
  const told = said(alert, `${eventId}-owner`)
  const account = await needs.accounts.store.findVerified(idNumber)
  const isThem = account?.realName.state === 'verified' && matchNames(account.realName.name, name) !== 'different'
  if (account && isThem) await needs.notifier.notify({ ...told, accountId: account.id })
  else if (stage !== 'looked-up') await needs.notifier.notifyOutsider({ idIndex: ownerIndex, name, phone }, told)
}

/** Once an event and owner, whoever was faster. */
async function keep({ transact, alerts, ids, clock }: OwnerAlertNeeds, row: OwnerAlertRow): Promise<OwnerAlertRow> {
  const known = await alerts.byKey(row.key)
  if (known) return known
  await transact(
    systemCall('owner-alerts', { now: clock.now(), ids }),
    async (tx) => {
      await alerts.insert(row, tx.session)
      tx.record({ type: 'owner-alert.sent', subject: { kind: 'owner-alert', id: row._id }, data: { case: row.caseId } })
    },
    { line: `owner-alert:${row.key}` },
  )
  return row
}

export const stageWords: Record<AlertStage, string> = {
  submitted: '有人提交了申请',
  accepted: '已经受理',
  'looked-up': '工作人员查看了登记信息',
}

function said({ _id, address, matter, stage, at }: OwnerAlertRow, eventId: string): Told & { template: 'owner-alert' } {
  const [year, month, day] = shanghaiDate(at).split('-')
  const time = `${year}年${Number(month)}月${Number(day)}日 ${shanghaiTime(at)}`
  return {
    eventId,
    template: 'owner-alert',
    vars: { home: address, matter: stage === 'looked-up' ? '查看登记信息' : matter, time },
    title: stage === 'looked-up' ? '有人查看了您的房屋登记信息' : '有人在办您名下的房子',
    text: `${address}：${time}，${stageWords[stage]}（${matter}）。不是您的意思，请打开后点“不是我”，会立即冻结并由值班人员核实。`,
    page: `packages/homes/alert/index?id=${_id}`,
  }
}
