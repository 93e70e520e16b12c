import type { Channel } from '../../kit/callbacks.ts'
import { beijingText } from '../../kit/clock.ts'
import { jsonObject } from '../../kit/http.ts'
import type { SentSms } from '../sent-sms.ts'

type Receipt = ReturnType<typeof receiptOf>

/** What the carrier reported about one SMS, in Tencent's words. */
export function receiptOf({ phone, receiptAt, isDelivered, providerId, context }: SentSms) {
  return {
    user_receive_time: beijingText(receiptAt),
    nationcode: '86',
    mobile: phone,
    report_status: isDelivered ? 'SUCCESS' : 'FAIL',
    errmsg: isDelivered ? 'DELIVRD' : 'MK:0001',
    description: isDelivered ? '用户短信送达成功' : '用户手机关机或不在服务区',
    sid: providerId,
    ext: context,
  }
}

/** Receipts come unsigned to a path that only we know. The pauses are the sandbox's choice: the document names none. */
export function receiptChannel(receiptSecret: string): Channel<Receipt[]> {
  return {
    name: 'sms.tencent.receipt',
    timeoutMs: 5_000,
    retryAfterMs: [60_000, 300_000, 600_000],
    build: (receipts) => ({
      path: `/callbacks/sms/tencent/${receiptSecret}`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(receipts),
    }),
    accepts: (status, body) => status === 200 && jsonObject(Buffer.from(body))?.result === 0,
  }
}
