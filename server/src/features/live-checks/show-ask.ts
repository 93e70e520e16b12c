import { type LiveCheckAsk, type LiveCheckWay, shanghaiDate } from '@anju/shared-types'
import { stepUpRuleOn } from '../../domain/identity/step-up.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import type { LiveCheckSubject } from './live-check-record.ts'
import { checkView, wayWords } from './live-check-view.ts'
import type { LiveCheckNeeds } from './needs.ts'
import { actFor, proved } from './own-check.ts'

/** Whether a check is needed before this yes, why, and how it can be done. */
export async function showAsk(
  needs: LiveCheckNeeds,
  subject: LiveCheckSubject,
  caller: Verified,
  call: Call,
): Promise<LiveCheckAsk> {
  const me = await proved(needs, caller.accountId)
  const act = await actFor(needs, subject, me, call)
  const newest = await needs.checks.newest(me.idIndex, subject)
  const channels = await needs.accounts.identities.channelsOf(me.accountId)
  // A check of an act that has changed since is of no use to anybody.
  const check = newest?.digest === act.digest ? newest : undefined
  return {
    needed: act.reasons.length > 0,
    reasons: act.reasons.map(({ text, source }) => ({ text, source })),
    digest: act.digest,
    ways: waysFor(call.channel, channels).map((way) => ({ way, ...wayWords[way] })),
    validMinutes: stepUpRuleOn(shanghaiDate(call.now)).value.validMinutes,
    ...(check && { check: checkView(check) }),
    serverNow: call.now.toISOString(),
  }
}

/** In a mini-program its own camera; in a browser Alipay's page. A person of the staff everywhere. */
function waysFor(channel: Call['channel'], channels: readonly string[]): LiveCheckWay[] {
  const camera: LiveCheckWay[] = channel === 'wechat' ? (channels.includes('wechat') ? ['wechat'] : []) : ['alipay']
  return [...camera, 'window', 'call']
}
