import { type ClockEnd, keepers } from '../../domain/cases/states.ts'
import { systemCall } from '../../platform/http/call.ts'
import { isRefusal } from '../../platform/refusal.ts'
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

/** How each end of a clock is told. */
const ends: Record<ClockEnd, string> = {
  lapseDraft: '太久没有动过，草稿已收起',
  lapseConsents: '到期还没有全部确认，回到草稿',
  lapseSupply: '到期没有补齐，退回',
  // 逾期不告知的，自收到申请材料之日起即为受理 (行政许可法 32, 条例 17).
  deemAccepted: '五个工作日内没有答复，依法视为已经受理',
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
    const onEnd = keepers[row.state]?.clock.onEnd
    const isStopped = row.state === 'submitted' && (row.alert ?? row.suspension ?? row.proposal)
    if (onEnd && 'ends' in onEnd && !isStopped) {
      await moveCase(needs, tx, row, table, {
        action: onEnd.ends,
        who: '系统',
        text: ends[onEnd.ends],
        ...(onEnd.ends === 'deemAccepted' && { patch: { acceptedAt: tx.now } }),
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
    } else await escalateCase(needs, tx, row, table)
  })
}

/** The register still owes an answer: asked again in a minute. */
async function wakeAgain(needs: CaseNeeds, id: string) {
  const row = await needs.cases.find(id)
  if (row?.state === 'entering') await needs.cases.wake(id, new Date(needs.clock.now().getTime() + 60_000))
}
