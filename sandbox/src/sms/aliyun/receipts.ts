import type { Channel } from '../../kit/callbacks.ts'
import { beijingText } from '../../kit/clock.ts'
import { jsonObject } from '../../kit/http.ts'
import type { SentSms } from '../sent-sms.ts'
import { smsParts } from '../text.ts'

type Receipt = ReturnType<typeof receiptOf>

/** What the carrier reported about one SMS, in Aliyun's words. */
export function receiptOf({ phone, at, receiptAt, isDelivered, providerId, context, text }: SentSms) {
  return {
    phone_number: phone,
    send_time: beijingText(at),
    report_time: beijingText(receiptAt),
    success: isDelivered,
    err_code: isDelivered ? 'DELIVERED' : 'MK:0001',
    err_msg: isDelivered ? '用户接收成功' : '用户手机关机或不在服务区',
    sms_size: String(smsParts(text)),
    biz_id: providerId,
    out_id: context,
  }
}

/** Receipts come unsigned to a path that only we know. */
export function receiptChannel(receiptSecret: string): Channel<Receipt[]> {
  return {
    name: 'sms.aliyun.receipt',
    timeoutMs: 5_000,
    retryAfterMs: [60_000, 300_000, 600_000],
    build: (receipts) => ({
      path: `/callbacks/sms/aliyun/${receiptSecret}`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(receipts),
    }),
    accepts: (status, body) => status === 200 && jsonObject(Buffer.from(body))?.code === 0,
  }
}
