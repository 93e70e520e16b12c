import type { CaseAction } from '../../domain/cases/states.ts'
import { systemCall } from '../../platform/http/call.ts'
import { isRefusal } from '../../platform/refusal.ts'
import type { CaseRow } from './case-record.ts'
import { changeCase, moveCase } from './change-case.ts'
import { enterRegister } from './enter-register.ts'
import type { CaseNeeds } from './needs.ts'
import { coverAbsences } from './officers/cover-absences.ts'
import { escalateCase } from './officers/escalate.ts'
import { tendPromises } from './promises/tend-promises.ts'

const AT_ONCE = 200

/** What time alone does to cases: drafts and confirmations end, silence becomes acceptance, warnings go out, the register is asked again. */
export async function runCaseClock(needs: CaseNeeds): Promise<void> {
  const now = needs.clock.now()
  for (const id of await needs.cases.clockDue(now, AT_ONCE)) {
    try {
      await tick(needs, id)
    } catch (error) {
      // Somebody was faster: the next run looks again. Anything else is loud.
      if (!isRefusal(error)) needs.log.error({ err: error, caseId: id }, 'the clock of a case')
    }
  }
  await coverAbsences(needs)
}

const ends: Partial<Record<CaseRow['state'], { action: CaseAction; text: string }>> = {
  draft: { action: 'lapseDraft', text: '太久没有动过，草稿已收起' },
  confirming: { action: 'lapseConsents', text: '到期还没有全部确认，回到草稿' },
  correcting: { action: 'lapseSupply', text: '到期没有补齐，退回' },
}

async function tick(needs: CaseNeeds, id: string): Promise<void> {
  const seen = await needs.cases.find(id)
  if (!seen) return
  if (seen.state === 'entering') {
    await enterRegister(needs, id)
    await wakeAgain(needs, id)
    return
  }
  const call = systemCall('case-clock', { now: needs.clock.now(), ids: needs.ids })
  await changeCase(needs, id, call, async (tx, row, table) => {
    if (!row.clockAt || row.clockAt > tx.now) return
    if (await tendPromises(needs, tx, row, table)) return
    // Whoever chose a person of the staff has no worse deadline than a camera would have given.
    if (row.state === 'confirming' && (await needs.liveChecks.isWaiting({ kind: 'case', id: row._id }))) {
      await needs.cases.wake(row._id, new Date(tx.now.getTime() + 3_600_000), tx.session)
      return
    }
    const end = ends[row.state]
    if (end) {
      await moveCase(needs, tx, row, table, {
        action: end.action,
        who: '系统',
        text: end.text,
        after: {
          ...(row.state === 'confirming' && {
            parties: row.parties.map(({ confirmed: _void, ...one }) => one),
            submittedAt: undefined,
          }),
          ...(row.state === 'correcting' && {
            ending: { text: '补正期限已过，没有补齐材料。', basis: '不动产登记暂行条例第十七条' },
          }),
        },
      })
    } else if (row.state === 'submitted' && !row.alert && !row.suspension && !row.proposal) {
      // 逾期不告知的，自收到申请材料之日起即为受理 (行政许可法 32, 条例 17).
      await moveCase(needs, tx, row, table, {
        action: 'deemAccepted',
        who: '系统',
        text: '五个工作日内没有答复，依法视为已经受理',
        patch: { acceptedAt: tx.now },
      })
    } else await escalateCase(needs, tx, row, table)
  })
}

/** The register still owes an answer: asked again in a minute. */
async function wakeAgain(needs: CaseNeeds, id: string) {
  const row = await needs.cases.find(id)
  if (row?.state === 'entering') await needs.cases.wake(id, new Date(needs.clock.now().getTime() + 60_000))
}
