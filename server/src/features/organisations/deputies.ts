import { type DeputyScope, deputyScopes, type Organisation, type PlainDate, shanghaiDate } from '@anju/shared-types'
import { checkIdNumber, normaliseIdNumber } from '../../domain/identity/citizen-id.ts'
import { actsAs, deputyProblem, isDeputyNow } from '../../domain/organisations/acts-for.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import type { EventHandler } from '../../platform/parts.ts'
import { refuse } from '../../platform/refusal.ts'
import { openPerson } from './acting.ts'
import { organisationView } from './list-organisations.ts'
import { type Asker, askerOf, type OrganisationNeeds } from './needs.ts'
import { factsOf, type OrganisationRow } from './organisation-store.ts'

/** Ours: more people than this do not act for one organisation on one city's counter. */
const MOST_DEPUTIES = 50

export interface NewDeputyInput {
  code: string
  name: string
  idNumber: string
  scopes: DeputyScope[]
  until: PlainDate
}

/** The representative lets somebody act for the organisation. Whoever proves that number is the deputy from now on. */
export async function appointDeputy(
  needs: OrganisationNeeds,
  { code, name, idNumber: written, scopes, until }: NewDeputyInput,
  caller: Verified,
  call: Call,
): Promise<Organisation> {
  const today = shanghaiDate(call.now)
  const idNumber = normaliseIdNumber(written)
  if (!checkIdNumber(idNumber, today).ok) {
    return refuse('CASE_FIELD_WRONG', { field: 'idNumber', text: '身份证号码有误，请核对 18 位号码。' })
  }
  const idIndex = needs.cipher.blindIndex('id-number', idNumber)
  return changeOwn(needs, code, caller, call, (tx, row, me) => {
    const problem = deputyProblem({ person: idIndex, representative: me.idIndex, scopes, until, today })
    if (problem) return refuse('CASE_FIELD_WRONG', problem)
    const active = row.deputies.filter((one) => isDeputyNow(one, tx.now))
    if (active.length >= MOST_DEPUTIES) return refuse('TOO_MANY_DEPUTIES')
    const id = needs.ids.id()
    const sealed = needs.cipher.seal(JSON.stringify({ name: name.normalize('NFC'), idNumber }))
    tx.record({
      type: 'organisation.deputy-appointed',
      subject: { kind: 'organisation', id: row._id },
      data: { deputy: id },
    })
    // One appointment a person: a new one takes the place of the one before.
    const before = row.deputies.map((one) =>
      one.idIndex === idIndex && !one.revokedAt ? { ...one, revokedAt: tx.now } : one,
    )
    return [
      ...before.filter((one) => !one.revokedAt || one.idIndex !== idIndex),
      { id, sealed, idIndex, scopes: [...new Set(scopes)], until, appointedAt: tx.now },
    ]
  })
}

/** Takes an appointment back; it counts from the next thing that person does. */
export const revokeDeputy = (
  needs: OrganisationNeeds,
  { code, id }: { code: string; id: string },
  caller: Verified,
  call: Call,
): Promise<Organisation> =>
  changeOwn(needs, code, caller, call, (tx, row) => {
    const deputy = row.deputies.find((one) => one.id === id)
    if (!deputy) return refuse('NOT_YOURS')
    if (deputy.revokedAt) return row.deputies
    tx.record({
      type: 'organisation.deputy-revoked',
      subject: { kind: 'organisation', id: row._id },
      data: { deputy: id },
    })
    return row.deputies.map((one) => (one.id === id ? { ...one, revokedAt: tx.now } : one))
  })

/** One change by the representative of today; to everybody else there is no such organisation. */
async function changeOwn(
  needs: OrganisationNeeds,
  code: string,
  caller: Verified,
  call: Call,
  work: (tx: Tx, row: OrganisationRow, me: Asker) => OrganisationRow['deputies'],
): Promise<Organisation> {
  const me = await askerOf(needs, caller.accountId)
  await needs.transact(
    call,
    async (tx) => {
      const row = await needs.organisations.find(code, tx.session)
      if (!row || actsAs(factsOf(row), me.idIndex, tx.now)?.as !== 'representative') return refuse('NOT_YOURS')
      const deputies = work(tx, row, me)
      if (!(await needs.organisations.save({ ...row, deputies, changedAt: tx.now }, tx.session))) {
        return refuse('STATE_MOVED')
      }
      return { code }
    },
    { line: `organisation:${code}` },
  )
  const row = (await needs.organisations.find(code)) ?? refuse('NOT_YOURS')
  return organisationView(needs, row, { me, as: { as: 'representative' }, now: call.now })
}

/** Tells a deputy with an account here that they were appointed, or no longer are. */
export const tellDeputy =
  (needs: OrganisationNeeds): EventHandler =>
  async (event) => {
    const row = await needs.organisations.find(event.subject.id)
    const deputy = row?.deputies.find(({ id }) => id === event.data.deputy)
    const account = deputy && (await needs.accounts.store.findVerified(openPerson(deputy, needs.cipher).idNumber))
    if (!row || !deputy || !account) return
    const scopes = deputy.scopes.map((scope) => deputyScopes[scope]).join('、')
    const isOver = event.type === 'organisation.deputy-revoked'
    await needs.notifier.notify({
      ...{ eventId: event._id, accountId: account.id, page: 'packages/organisations/list/index', vars: {} },
      title: isOver ? '单位收回了授权' : '您被登记为单位经办人',
      text: isOver
        ? `${row.name}已收回您的授权，您不能再代表它办事。`
        : `${row.name}请您代表它办：${scopes}，到 ${deputy.until} 止。办事时请先打开“我的单位”。`,
    })
  }
