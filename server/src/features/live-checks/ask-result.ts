import { type LiveCheck, shanghaiDate } from '@anju/shared-types'
import { stepUpRuleOn } from '../../domain/identity/step-up.ts'
import type { FaceResult } from '../../gateways/face-check.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { isRefusal } from '../../platform/refusal.ts'
import type { LiveCheckRow } from './live-check-record.ts'
import { checkView } from './live-check-view.ts'
import { moveCheck } from './move-check.ts'
import type { LiveCheckNeeds } from './needs.ts'
import { ownCheck, type Proved, proved } from './own-check.ts'

/** Asks the platform how it went. Whatever the phone says of itself is not even an input here. */
export async function askResult(needs: LiveCheckNeeds, id: string, caller: Verified, call: Call): Promise<LiveCheck> {
  const me = await proved(needs, caller.accountId)
  const row = await ownCheck(needs, id, me)
  const result = row.state === 'open' ? await resultOf(needs, row, me) : undefined
  if (result?.kind !== 'passed' && result?.kind !== 'failed') return checkView(row)
  try {
    await needs.transact(call, (tx) =>
      result.kind === 'passed'
        ? moveCheck(needs.checks, tx, row, 'pass', { endsAt: usableUntil(tx.now) })
        : moveCheck(needs.checks, tx, row, 'fail', { failure: { code: result.code, tryAgain: result.tryAgain } }),
    )
  } catch (error) {
    // Asked twice at the same moment: the other one has written it down.
    if (!isRefusal(error, 'STATE_MOVED')) throw error
  }
  return checkView((await needs.checks.find(id)) ?? row)
}

/** Minutes: a yes follows the look at once. */
export const usableUntil = (now: Date): Date =>
  new Date(now.getTime() + stepUpRuleOn(shanghaiDate(now)).value.validMinutes * 60_000)

async function resultOf(
  { gateways }: Pick<LiveCheckNeeds, 'gateways'>,
  { _id: orderNo, wechat, alipay }: LiveCheckRow,
  { name, idNumber }: Proved,
): Promise<FaceResult | undefined> {
  if (wechat) return gateways.wechat.face.result({ orderNo, name, idNumber, ...wechat })
  return alipay && gateways.alipay.certify.result(alipay.certifyId)
}
