import { outreach as contract, type OutreachEnd, type OutreachState } from '@anju/shared-types'
import type { Call, Staff } from '../../../platform/http/call.ts'
import type { Feature, Parts } from '../../../platform/parts.ts'
import { refuse } from '../../../platform/refusal.ts'
import type { Accounts } from '../../accounts/accounts.ts'
import type { Directory } from '../../accounts/directory.ts'
import { createOutreachStore, type OutreachRow, type OutreachStore } from './outreach-store.ts'
import { type ContactOf, contactOf, outreachView } from './outreach-view.ts'

interface Needs extends Pick<Parts, 'transact'> {
  outreach: OutreachStore
  contact: ContactOf
  directory: Directory
}

/** People whom no message reached: the list of whoever calls them (E73). */
export function createOutreachFeature(
  parts: Parts,
  { accounts, directory }: { accounts: Pick<Accounts, 'store'>; directory: Directory },
): Feature<typeof contract.table> {
  const needs: Needs = {
    transact: parts.transact,
    outreach: createOutreachStore(parts.db),
    contact: contactOf({ accounts, cipher: parts.cipher }),
    directory,
  }
  return {
    name: 'outreach',
    contract,
    handlers: {
      list: ({ query }) => listOutreach(needs, query.state),
      open: ({ params }, caller, call) => openOutreach(needs, params.id, caller, call),
      done: ({ params, body }, caller, call) => settleOutreach(needs, { ...params, ...body }, caller, call),
    },
  }
}

async function listOutreach({ outreach, contact }: Needs, state: OutreachState) {
  const [rows, open] = await Promise.all([outreach.list(state), outreach.count()])
  return { items: await Promise.all(rows.map(async (row) => outreachView(row, await contact(row)))), open }
}

/** Shows whom to call. Written first into what the person reads about who looked (E78). */
async function openOutreach({ outreach, contact, directory, transact }: Needs, id: string, caller: Staff, call: Call) {
  const row = await found(outreach, id)
  const { name, phones } = await contact(row)
  const view = { viewer: caller, what: '姓名和手机号码', why: `消息没送达，人工联系：${row.title}`, at: call.now }
  if (!row.outsider) await directory.recordView({ ...view, accountId: row.accountId })
  await transact(call, async (tx) => {
    await outreach.opened(id, caller.staff.staffNo, tx.session)
    tx.record({ type: 'outreach.opened', subject: { kind: 'outreach', id } })
  })
  return { task: outreachView(row, { name, phones }), name, phones }
}

async function settleOutreach(
  { outreach, contact, transact }: Needs,
  { id, how, words }: { id: string; how: OutreachEnd; words: string },
  { staff }: Staff,
  call: Call,
) {
  const row = await found(outreach, id)
  const { staffNo, name } = staff
  await transact(call, async (tx) => {
    const isSettled = await outreach.settle(id, { at: tx.now, staffNo, name, how, words }, tx.session)
    if (!isSettled) return refuse('STATE_MOVED')
    tx.record({ type: 'outreach.done', subject: { kind: 'outreach', id }, data: { how } })
    return { id }
  })
  return outreachView(await found(outreach, id), await contact(row))
}

const found = async (outreach: OutreachStore, id: string): Promise<OutreachRow> =>
  (await outreach.find(id)) ?? refuse('NOT_FOUND')
