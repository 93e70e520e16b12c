import { cureRules } from '../../../domain/cases/cures.ts'
import { promiseState } from '../../../domain/cases/promised-papers.ts'
import type { Tx } from '../../../platform/db/transact.ts'
import { today } from '../case-file.ts'
import type { CaseRow } from '../case-record.ts'
import { type CaseTable, moveCase, noteCase } from '../change-case.ts'
import type { CaseNeeds } from '../needs.ts'
import type { PromiseRow } from './promise-record.ts'
import { comingPromises, remindDay } from './watch.ts'

/**
 * What time alone does to promises: a reminder while there is still time, and the end of what was not kept. The last day counts whole, so
 * whoever brings the paper before midnight is in time whenever the clock looks. True when it did something.
 */
export async function tendPromises(needs: CaseNeeds, tx: Tx, row: CaseRow, table: CaseTable): Promise<boolean> {
  const day = today(tx.now)
  const open = comingPromises(row)
  const broken = open.filter((one) => promiseState(one, day) === 'broken')
  if (broken.length > 0) {
    await lapse(needs, tx, row, table, broken)
    return true
  }
  const due = open.filter((one) => !one.remindedOn && day >= remindDay(one.due!, table.calendar))
  if (due.length === 0) return false
  await noteCase(needs, tx, row, table, {
    note: 'promiseDue',
    event: 'case.promise-due',
    who: '系统',
    text: `提醒：${due.map((one) => `“${one.name}”最晚 ${one.due} 补交`).join('，')}`,
    patch: { promises: row.promises!.map((one) => (due.includes(one) ? { ...one, remindedOn: day } : one)) },
  })
  return true
}

async function lapse(needs: CaseNeeds, tx: Tx, row: CaseRow, table: CaseTable, broken: readonly PromiseRow[]) {
  const names = broken.map(({ name }) => `“${name}”`).join('、')
  // Ran out while other sides still had to confirm: it never bound anybody, and the paper is simply owed.
  const isOld = row.submittedAt !== undefined && broken.every((one) => one.due! < today(row.submittedAt!))
  if (isOld) {
    await noteCase(needs, tx, row, table, {
      note: 'promiseVoid',
      who: '系统',
      text: `${names}的补交日期在提交以前就过了，承诺作废，请交材料`,
      patch: { promises: row.promises!.filter((one) => !broken.includes(one)) },
    })
    return
  }
  const day = today(tx.now)
  await moveCase(needs, tx, row, table, {
    action: 'lapsePromise',
    who: '系统',
    text: `承诺补交的${names}到期没有交，停止办理，退回材料`,
    after: {
      promises: row.promises!.map((one) => (broken.includes(one) ? { ...one, brokenOn: day } : one)),
      suspension: undefined,
      ending: {
        text: `承诺补交的${names}到期没有交。${cureRules.deferral.ifBroken}`,
        basis: broken[0]!.source,
      },
    },
  })
}
