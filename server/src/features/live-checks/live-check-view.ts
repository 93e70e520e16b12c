import { type LiveCheck, type LiveCheckWay, liveCheckStates } from '@anju/shared-types'
import type { LiveCheckRow } from './live-check-record.ts'

export const wayWords: Record<LiveCheckWay, { label: string; note: string }> = {
  wechat: { label: '微信刷脸', note: '对着手机眨眨眼，一分钟' },
  alipay: { label: '支付宝刷脸', note: '打开支付宝，一分钟' },
  window: { label: '到窗口核验', note: '带身份证到任何一个大厅，工作人员看一眼就好' },
  call: { label: '工作人员打电话给我', note: '一个工作日内打到您登记的手机号' },
}

const clock = (at: Date) =>
  at.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hour12: false })

/** One sentence: what happens now, and what to do. */
function nowText({ state, way, endsAt, failure }: LiveCheckRow): string {
  switch (state) {
    case 'open':
      return {
        wechat: '等您在微信里刷脸。',
        alipay: '等您在支付宝里刷脸。',
        window: '请带身份证到任何一个大厅的窗口，说“核验本人”。等您期间，这件事不会过期。',
        call: '工作人员会打您登记的手机号，请接听。等您期间，这件事不会过期。',
      }[way]
    case 'passed':
      return `已核验是您本人，请在 ${clock(endsAt)} 前确认。`
    case 'used':
      return '这次核验已经用于确认。'
    case 'failed':
      return failure?.tryAgain
        ? '这次没有做完，可以再试一次，或换一种方式。'
        : '这次没有通过。请换由工作人员核验，效力一样。'
    case 'lapsed':
      return '这次核验已过期，请再核验一次。'
    case 'cancelled':
      return '这次核验已取消。'
  }
}

export const checkView = (row: LiveCheckRow): LiveCheck => ({
  id: row._id,
  way: row.way,
  state: row.state,
  stateLabel: liveCheckStates[row.state],
  digest: row.digest,
  now: nowText(row),
  begunAt: row.begunAt.toISOString(),
  ...((row.state === 'open' || row.state === 'passed') && { endsAt: row.endsAt.toISOString() }),
  ...(row.state === 'open' && {
    ...(row.dueAt && { dueAt: row.dueAt.toISOString() }),
    ...(row.wechat && { wechat: { verifyId: row.wechat.verifyId } }),
    ...(row.alipay && { alipay: row.alipay }),
  }),
})
