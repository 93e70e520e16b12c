import { beijingText } from '../../kit/clock.ts'
import type { World } from '../../world.ts'
import { mainlandPhone } from '../text.ts'
import { answer } from './answers.ts'

const DAY_MS = 86_400_000
const WAITING = 1
const FAILED = 2
const DELIVERED = 3

/** QuerySendDetails: what went to one number on one day, Beijing time, within the last 30 days. */
export function querySendDetails({ clock, sentSms }: World) {
  return (params: URLSearchParams) => {
    const phone = mainlandPhone(params.get('PhoneNumber') ?? '')
    if (!phone) return answer('isv.MOBILE_NUMBER_ILLEGAL', '无效号码')
    const day = /^(\d{4})(\d{2})(\d{2})$/.exec(params.get('SendDate') ?? '')
    const from = day ? Date.parse(`${day[1]}-${day[2]}-${day[3]}T00:00:00+08:00`) : Number.NaN
    const now = clock.now()
    if (Number.isNaN(from) || from < now - 31 * DAY_MS) return answer('isv.INVALID_PARAMETERS', 'SendDate 不合法')
    const pageSize = Number(params.get('PageSize'))
    const page = Number(params.get('CurrentPage'))
    if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 50 || !Number.isInteger(page) || page < 1) {
      return answer('isv.INVALID_PARAMETERS', 'PageSize 或 CurrentPage 不合法')
    }
    const bizId = params.get('BizId')
    const all = sentSms.find('aliyun', phone, from, from + DAY_MS).filter((sms) => !bizId || sms.providerId === bizId)
    return answer('OK', 'OK', {
      TotalCount: all.length,
      SmsSendDetailDTOs: {
        SmsSendDetailDTO: all.slice((page - 1) * pageSize, page * pageSize).map((sms) => {
          const isOver = sms.receiptAt <= now
          return {
            PhoneNum: sms.phone,
            SendStatus: isOver ? (sms.isDelivered ? DELIVERED : FAILED) : WAITING,
            ErrCode: isOver ? (sms.isDelivered ? 'DELIVERED' : 'MK:0001') : '',
            TemplateCode: sms.templateId,
            Content: sms.text,
            SendDate: beijingText(sms.at),
            ReceiveDate: isOver ? beijingText(sms.receiptAt) : '',
            OutId: sms.context,
          }
        }),
      },
    })
  }
}
