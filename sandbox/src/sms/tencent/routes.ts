import type { FaultKind } from '../../kit/faults.ts'
import { type Incoming, isObject, jsonObject } from '../../kit/http.ts'
import type { Exchange, Route } from '../../kit/route.ts'
import { failure, success } from '../../tencent-cloud/answers.ts'
import { openCall } from '../../tencent-cloud/open-call.ts'
import type { World } from '../../world.ts'
import { mainlandPhone } from '../text.ts'
import { NUMBER_MESSAGES } from './answers.ts'
import { receiptChannel, receiptOf } from './receipts.ts'
import { sendSms } from './send-sms.ts'

const VERSION = '2021-01-11'
const COMMON_FAULTS: readonly FaultKind[] = ['slow', '500', 'refuse', 'timeout-after']

type Action = (exchange: Exchange, body: Record<string, unknown>) => ReturnType<typeof success>

export function tencentSmsRoutes(world: World): Route[] {
  const sendReceipts = world.callbacks.define(receiptChannel(world.keys.receiptSecret))
  const send = sendSms(world, (sms, faults) =>
    sendReceipts([receiptOf(sms)], {
      delayMs: world.settings.receiptDelayMs + (faults.get('late')?.delayMs ?? 0),
      copies: faults.has('duplicate') ? 2 : 1,
    }),
  )

  const pullStatus: Action = (_, body) => {
    if (body.SmsSdkAppId !== world.keys.tencentSms.sdkAppId) {
      return failure('UnauthorizedOperation.SmsSdkAppIdVerifyFail', 'SmsSdkAppId verification failed')
    }
    if (!Number.isInteger(body.Limit) || Number(body.Limit) < 1 || Number(body.Limit) > 100) {
      return failure('InvalidParameter', 'Limit must be 1 to 100')
    }
    const PullSmsSendStatusSet = world.sentSms.pull('tencent', world.clock.now(), Number(body.Limit)).map((sms) => ({
      UserReceiveTime: Math.floor(sms.receiptAt / 1000),
      CountryCode: '86',
      SubscriberNumber: sms.phone,
      PhoneNumber: `+86${sms.phone}`,
      SerialNo: sms.providerId,
      ReportStatus: sms.isDelivered ? 'SUCCESS' : 'FAIL',
      Description: sms.isDelivered ? 'DELIVRD' : 'MK:0001',
      SessionContext: sms.context,
    }))
    return success({ PullSmsSendStatusSet })
  }

  const route = (
    name: string,
    title: string,
    actionName: string | undefined,
    kinds: readonly FaultKind[],
    action: Action,
  ): Route[] =>
    // The real host has the root path only; behind our prefix it may be asked for with or without the slash.
    ['/sms/tencent', '/sms/tencent/'].map((path) => ({
      name,
      title,
      method: 'POST',
      path,
      when: (request) => actionName === undefined || request.headers['x-tc-action'] === actionName,
      faults: kinds,
      persons: (request) => personsOf(world, request),
      refuse: (request, code) => refusal(request, code),
      latencyMs: [80, 220],
      handle: (exchange) => {
        const account = { service: 'sms', version: VERSION, ...world.keys.tencentSms }
        const opened = openCall(exchange.request, account, world.clock)
        return 'refused' in opened ? opened.refused : action(exchange, opened.body)
      },
    }))

  return [
    ...route('sms.tencent.send', '腾讯云短信：发送', 'SendSms', [...COMMON_FAULTS, 'duplicate', 'late'], send),
    ...route('sms.tencent.pull', '腾讯云短信：拉取回执', 'PullSmsSendStatus', COMMON_FAULTS, pullStatus),
    ...route('sms.tencent.unknown', '腾讯云短信：其他动作', undefined, [], ({ request }) =>
      failure('InvalidAction', `The action ${request.headers['x-tc-action'] ?? ''} is not played by this stand-in`),
    ),
  ]
}

function personsOf(world: World, request: Incoming): string[] {
  const phones = jsonObject(request.body)?.PhoneNumberSet
  if (!Array.isArray(phones)) return []
  return phones.flatMap((each) => world.people.byPhone(mainlandPhone(String(each)) ?? '').map(({ slug }) => slug))
}

/** A code of the per-number list is answered per number, any other as a failure of the call. */
function refusal(request: Incoming, code = 'LimitExceeded.PhoneNumberDailyLimit') {
  const body = jsonObject(request.body)
  const message = NUMBER_MESSAGES[code]
  if (message === undefined || !isObject(body) || !Array.isArray(body.PhoneNumberSet)) return failure(code, code)
  const SendStatusSet = body.PhoneNumberSet.map((written) => ({
    SerialNo: '',
    PhoneNumber: String(written),
    Fee: 0,
    SessionContext: typeof body.SessionContext === 'string' ? body.SessionContext : '',
    Code: code,
    Message: message,
    IsoCode: 'CN',
  }))
  return success({ SendStatusSet })
}
