import type { FaultKind } from '../../kit/faults.ts'
import type { Incoming, Reply } from '../../kit/http.ts'
import type { Exchange, Route } from '../../kit/route.ts'
import type { World } from '../../world.ts'
import { mainlandPhone } from '../text.ts'
import { answer, BUSINESS_MESSAGES, gatewayError } from './answers.ts'
import { querySendDetails } from './query-send-details.ts'
import { receiptChannel, receiptOf } from './receipts.ts'
import { sendSms } from './send-sms.ts'
import { createAcs3Check } from './verify-acs3.ts'

const VERSION = '2017-05-25'
const COMMON_FAULTS: readonly FaultKind[] = ['slow', '500', 'refuse', 'timeout-after']

type Action = (exchange: Exchange, params: URLSearchParams) => Reply

export function aliyunSmsRoutes(world: World): Route[] {
  const check = createAcs3Check(world.keys.aliyunSms, world.clock)
  const sendReceipts = world.callbacks.define(receiptChannel(world.keys.receiptSecret))
  const send = sendSms(world, (sms, faults) =>
    sendReceipts([receiptOf(sms)], {
      delayMs: world.settings.receiptDelayMs + (faults.get('late')?.delayMs ?? 0),
      copies: faults.has('duplicate') ? 2 : 1,
    }),
  )
  const query = querySendDetails(world)

  const route = (
    name: string,
    title: string,
    actionName: string | undefined,
    kinds: readonly FaultKind[],
    action: Action,
  ): Route[] =>
    ['/sms/aliyun', '/sms/aliyun/'].map((path) => ({
      name,
      title,
      method: 'POST',
      path,
      when: (request) => actionName === undefined || request.headers['x-acs-action'] === actionName,
      faults: kinds,
      persons: (request) => personsOf(world, paramsOf(request)),
      refuse: (_, code = 'isv.BUSINESS_LIMIT_CONTROL') => answer(code, BUSINESS_MESSAGES[code] ?? code),
      latencyMs: [80, 220],
      handle: (exchange) => {
        const refused = check(exchange.request)
        if (refused) return gatewayError(refused.status, refused.code, refused.message)
        if (exchange.request.headers['x-acs-version'] !== VERSION) {
          return gatewayError(400, 'InvalidVersion', 'Specified parameter Version is not valid.')
        }
        return action(exchange, paramsOf(exchange.request))
      },
    }))

  return [
    ...route('sms.aliyun.send', '阿里云短信：发送', 'SendSms', [...COMMON_FAULTS, 'duplicate', 'late'], send),
    ...route('sms.aliyun.query', '阿里云短信：查询发送记录', 'QuerySendDetails', COMMON_FAULTS, (_, params) =>
      query(params),
    ),
    ...route('sms.aliyun.unknown', '阿里云短信：其他动作', undefined, [], () =>
      gatewayError(404, 'InvalidAction.NotFound', 'Specified api is not found, please check your url and method.'),
    ),
  ]
}

/** Parameters may stand in the query or in a form body. */
function paramsOf({ query, headers, body }: Incoming): URLSearchParams {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  return new URLSearchParams([...query, ...(isForm ? new URLSearchParams(body.toString('utf8')) : [])])
}

function personsOf(world: World, params: URLSearchParams): string[] {
  const numbers = (params.get('PhoneNumbers') ?? params.get('PhoneNumber') ?? '').split(',')
  return numbers.flatMap((each) => world.people.byPhone(mainlandPhone(each) ?? '').map(({ slug }) => slug))
}
