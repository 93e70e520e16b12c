import { drawnSample, isSampled, SAMPLE_WORKING_DAYS } from '../../../domain/blind-sample.ts'
import { dueIn } from '../../../domain/calendar/due.ts'
import { decideInstant, proofHash } from '../../../domain/cases/instant.ts'
import { isOpen } from '../../../domain/cases/tasks.ts'
import type { Tx } from '../../../platform/db/transact.ts'
import { systemCall } from '../../../platform/http/call.ts'
import { sha256 } from '../../accounts/signing-keys.ts'
import { stepsOf } from '../act-of-case.ts'
import { feesOf } from '../case-fees.ts'
import { fileOf, today } from '../case-file.ts'
import { type CaseRow, holdsOf, type InstantRow } from '../case-record.ts'
import { type CaseTable, changeCase, moveCase, noteCase } from '../change-case.ts'
import { momentText } from '../clocks-view.ts'
import type { CaseNeeds } from '../needs.ts'
import { neededOf, statusIn } from '../papers-of-case.ts'
import { type AskedFacts, askFacts } from './ask-facts.ts'

const WHO = '系统（秒批）'

/**
 * 秒批 of a case that has just been handed in (E48). The offices are asked outside the transaction; inside, the rule looks at the case as it
 * then is, and either takes it in, decides it and sends it to the register, or leaves it to people with the reasons. The entry names the
 * version of the page that was looked at, so a seizure that comes in between is seen by the register and stops it there.
 */
export async function decideInstantly(needs: CaseNeeds, id: string): Promise<void> {
  const seen = await needs.cases.find(id)
  if (seen?.state !== 'submitted' || seen.instant) return
  const file = await fileOf(needs, seen)
  // Nobody's file says so: nobody is asked anything.
  if (!file.items.some(({ instant }) => instant)) return
  const [asked, off] = await Promise.all([askFacts(needs, seen, file), needs.switches.off()])
  const call = systemCall('instant', { now: needs.clock.now(), ids: needs.ids })
  await changeCase(needs, id, call, async (tx, row, table) => {
    if (row.state !== 'submitted' || row.instant) return
    // Taken back and handed in anew meanwhile: what was asked was asked of the old words, and the newer event asks anew.
    if (row.revision !== seen.revision) return
    const verdict = decideInstant({
      ...{ items: table.file.items, off, facts: asked.facts },
      papers: neededOf(table.file, row).map((one) => ({
        ...{ material: one.material.id, name: one.material.name },
        status: statusIn(row, table.file, one),
      })),
      extras: stepsOf(row, table.file).map(({ text }) => text),
      isStopped: holdsOf(row).length > 0 || row.parties.some(({ wantsOutAt }) => wantsOutAt),
      doubts: doubtsOf(row),
    })
    const instant = instantOf(needs, tx, row, table, { asked, reasons: verdict.decided ? [] : verdict.reasons })
    tx.record({
      type: verdict.decided ? ('case.instantly-decided' as const) : 'case.instant-declined',
      subject: { kind: 'case', id },
      data: { proof: instant.hash, sampled: instant.sample !== undefined },
    })
    if (verdict.decided) return decideNow(needs, tx, row, table, { asked, instant })
    return noteCase(needs, tx, row, table, {
      note: 'instantDeclined',
      who: WHO,
      text: `没有当场决定，由工作人员办理：${verdict.reasons.join('')}`,
      patch: { instant },
    })
  })
}

/** What no office can say. */
const doubtsOf = (row: CaseRow): string[] => [
  ...(row.parties.some(({ confirmed }) => confirmed?.by) ? ['由他人或单位经办人确认，要由人核对。'] : []),
  ...(row.remark.trim() ? ['写了留言，要由人看。'] : []),
]

function instantOf(
  needs: CaseNeeds,
  tx: Tx,
  row: CaseRow,
  { file, calendar }: CaseTable,
  { asked, reasons }: { asked: AskedFacts; reasons: string[] },
): InstantRow {
  const basis = file.items.flatMap(({ instant }) => instant?.basis ?? [])
  const proof = {
    ...{ caseId: row._id, basis, facts: asked.facts, at: tx.now },
    items: row.items.map(({ code, version }) => ({ code, version })),
    confirmed: row.parties.flatMap(({ confirmed }) => confirmed?.digest ?? []),
    registerVersion: asked.restrictions?.version,
  }
  const isDrawn = isSampled(Number(needs.ids.digits(2)))
  return {
    ...{ at: tx.now, outcome: reasons.length > 0 ? 'person' : 'decide', reasons, basis, facts: asked.facts },
    hash: proofHash(proof, sha256),
    ...(isDrawn && { sample: drawnSample(tx.now, dueIn(SAMPLE_WORKING_DAYS, today(tx.now), calendar)) }),
  }
}

/** Every step that people would take, one after the other in one change: the history tells each. */
async function decideNow(
  needs: CaseNeeds,
  tx: Tx,
  row: CaseRow,
  table: CaseTable,
  { asked, instant }: { asked: AskedFacts; instant: InstantRow },
) {
  const { restrictions } = asked
  let now = await moveCase(needs, tx, row, table, {
    action: 'accept',
    who: WHO,
    text: `秒批：已受理，受理时间 ${momentText(tx.now)}`,
    patch: { acceptedAt: tx.now, restrictions, instant },
  })
  for (let task = open(now); task; task = open(now)) {
    const { id } = task
    const done = { done: true, doneAt: tx.now, doneByName: WHO, opinion: '系统按公布的规则核对，全部查到' }
    now = await moveCase(needs, tx, now, table, {
      action: 'finishTask',
      detail: { taskId: id },
      who: WHO,
      text: `${task.name}：系统按公布的规则核对，全部查到`,
      after: { tasks: now.tasks.map((one) => (one.id === id ? { ...one, ...done } : one)) },
    })
  }
  const entersRegister = now.plan.entersRegister
  return moveCase(needs, tx, now, table, {
    action: 'approve',
    who: WHO,
    text: entersRegister ? '秒批通过，送登簿' : '秒批通过',
    patch: {
      ...(entersRegister && { entry: { number: `${now.number}-${now.history.length}`, askedAt: tx.now } }),
      fees: feesOf(now, table.file, { on: today(tx.now), usage: restrictions?.usage }),
    },
  })
}

const open = ({ tasks }: CaseRow) => tasks.find((task) => isOpen(task, tasks))
