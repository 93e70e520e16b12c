import { addDays, type LiveCheck, type LiveCheckWay, shanghaiDate, shanghaiInstant } from '@anju/shared-types'
import { periodEnd } from '../../domain/calendar/legal-periods.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { Refusal, refuse } from '../../platform/refusal.ts'
import { isByStaff, type LiveCheckRow, type LiveCheckSubject } from './live-check-record.ts'
import { checkView } from './live-check-view.ts'
import { moveCheck } from './move-check.ts'
import type { LiveCheckNeeds } from './needs.ts'
import { actFor, type Proved, proved } from './own-check.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** WeChat's id lives an hour; Alipay's longer, but nobody needs longer. */
const CAMERA_MINUTES = 60
/** Ours: so long somebody may take to come to a window or be reached. */
const STAFF_DAYS = 30
/** Ours: more looks into the camera on one day are not a person's own business any more. */
const MOST_A_DAY = 20

export interface Beginning {
  subject: LiveCheckSubject
  digest: string
  way: LiveCheckWay
  faceConsent: boolean
}

/** Begins a live check. The platform is asked before the transaction: it may take seconds, and what it gave is stored with the check. */
export async function beginCheck(
  needs: LiveCheckNeeds,
  { subject, digest, way, faceConsent }: Beginning,
  caller: Verified,
  call: Call,
): Promise<LiveCheck> {
  const me = await proved(needs, caller.accountId)
  const act = await actFor(needs, subject, me, call)
  if (act.digest !== digest) return refuse('ACT_CHANGED')
  if (act.reasons.length === 0) return refuse('LIVE_CHECK_WAY', { text: '这件事不用核验本人，直接确认就可以。' })
  const byStaff = isByStaff({ way })
  if (!byStaff && !faceConsent) return refuse('LIVE_CHECK_WAY', { text: '刷脸要您单独同意；也可以由工作人员核验。' })
  if ((await needs.checks.countSince(me.idIndex, new Date(call.now.getTime() - DAY_MS))) >= MOST_A_DAY && !byStaff) {
    return refuse('LIVE_CHECK_LIMIT')
  }
  const id = needs.ids.id()
  const asked = byStaff ? {} : await askPlatform(needs, way, me, { id, page: act.page })
  const calendar = way === 'call' ? await needs.halls.calendar() : undefined
  const row = await needs.transact(
    call,
    async (tx) => {
      if (asked instanceof Refusal) throw asked
      for (const before of await needs.checks.alive(me.idIndex, subject, tx.session)) {
        await moveCheck(needs.checks, tx, before, 'cancel')
      }
      const minutes = byStaff ? STAFF_DAYS * 24 * 60 : CAMERA_MINUTES
      const begun: LiveCheckRow = {
        _id: id,
        ...{ accountId: me.accountId, idIndex: me.idIndex, subject, digest, way },
        ...{ title: act.title, sealedText: needs.cipher.seal(act.text), page: act.page },
        reasons: act.reasons.map(({ text }) => text),
        state: 'open',
        begunAt: tx.now,
        endsAt: new Date(tx.now.getTime() + minutes * MINUTE_MS),
        ...(calendar && { dueAt: nextWorkingDay(tx.now, calendar) }),
        ...asked,
      }
      await needs.checks.insert(begun, tx.session)
      tx.record({ type: 'live-check.begun', subject: { kind: 'live-check', id }, data: { way } })
      return begun
    },
    { line: `live-check:${me.idIndex}` },
  )
  return checkView(revived(row))
}

/** A repeat of the request gets the stored reply, in which moments are texts. */
const revived = (row: LiveCheckRow): LiveCheckRow => ({
  ...row,
  begunAt: new Date(row.begunAt),
  endsAt: new Date(row.endsAt),
  ...(row.dueAt && { dueAt: new Date(row.dueAt) }),
})

/** Midnight after the next working day. */
function nextWorkingDay(now: Date, calendar: Parameters<typeof periodEnd>[2]): Date {
  const { date } = periodEnd(shanghaiDate(now), { count: 1, unit: 'working-days' }, calendar)
  return shanghaiInstant(addDays(date, 1), '00:00')
}

/** What the phone opens the camera with, or why there is none. */
async function askPlatform(
  { accounts, gateways, config }: LiveCheckNeeds,
  way: LiveCheckWay,
  { accountId, name, idNumber }: Proved,
  { id, page }: { id: string; page: string },
): Promise<Pick<LiveCheckRow, 'wechat' | 'alipay'> | Refusal> {
  const question = { orderNo: id, name, idNumber }
  if (way === 'wechat') {
    const openid = await accounts.identities.addressOf(accountId, 'wechat', gateways.wechat.appid)
    if (!openid) return new Refusal('LIVE_CHECK_WAY', { text: '您的账号没有连着微信，请换一种方式。' })
    const begun = await gateways.wechat.face.begin({ ...question, openid })
    return begun ? { wechat: { ...begun, openid } } : new Refusal('LIVE_CHECK_SILENT')
  }
  const begun = await gateways.alipay.certify.begin({ ...question, returnUrl: `${config.PUBLIC_ORIGIN}/#/${page}` })
  return begun ? { alipay: begun } : new Refusal('LIVE_CHECK_SILENT')
}
