import { parseBeijingText } from '../kit/clock.ts'
import { canonical, type Fields } from '../kit/fields.ts'
import type { World } from '../world.ts'
import { invalidParameter, readContent, refuse } from './refusal.ts'
import { newTradeNo, type ProductCode, type Trade } from './trades.ts'
import { fenOf } from './yuan.ts'

const COMMON: Fields = {
  out_trade_no: 'text',
  total_amount: 'text',
  subject: 'text',
  'body?': 'text',
  'timeout_express?': 'text',
  'time_expire?': 'text',
  'passback_params?': 'text',
  'goods_detail?': 'list',
  'goods_type?': 'text',
  'extend_params?': {
    'sys_service_provider_id?': 'text',
    'hb_fq_num?': 'text',
    'hb_fq_seller_percent?': 'text',
    'specified_seller_name?': 'text',
  },
  'business_params?': 'text',
  'seller_id?': 'text',
  'store_id?': 'text',
  'operator_id?': 'text',
  'terminal_id?': 'text',
  'merchant_order_no?': 'text',
}
const OF_PRODUCT: Record<ProductCode, Fields> = {
  JSAPI_PAY: {
    ...COMMON,
    product_code: 'text',
    op_app_id: 'text',
    'buyer_open_id?': 'text',
    'buyer_id?': 'text',
    'discountable_amount?': 'text',
  },
  QUICK_WAP_WAY: { ...COMMON, product_code: 'text', 'quit_url?': 'text', 'auth_token?': 'text' },
  FAST_INSTANT_TRADE_PAY: {
    ...COMMON,
    product_code: 'text',
    'qr_pay_mode?': 'text',
    'qrcode_width?': 'text',
    'integration_type?': 'text',
    'request_from_url?': 'text',
  },
}

const DAY_MS = 86_400_000
const UNITS_MS: Record<string, number> = { m: 60_000, h: 3_600_000, d: DAY_MS }
/** Without a word about it, and at most. */
const LONGEST_MS = 15 * DAY_MS

/** A trade for what a request asks: the one that is there when the words are the same, a new one, or a refusal. */
export function placeTrade(world: World, product: ProductCode, params: ReadonlyMap<string, string>): Trade {
  const { trades } = world.alipayPay
  const wanted = tradeFrom(world, product, params)
  const known = trades.find(wanted.outTradeNo)
  if (!known) return trades.save(wanted)
  if (known.status === 'TRADE_CLOSED') refuse('TRADE_HAS_CLOSE', '交易已经关闭')
  if (known.status !== 'WAIT_BUYER_PAY') refuse('TRADE_HAS_SUCCESS', '交易已被支付')
  if (known.asked !== wanted.asked || known.product !== product) refuse('CONTEXT_INCONSISTENT', '交易信息被篡改')
  return known
}

function tradeFrom(world: World, product: ProductCode, params: ReadonlyMap<string, string>): Trade {
  const { clock, keys, people, alipayPay: office } = world
  const asked = readContent(params, OF_PRODUCT[product])
  const outTradeNo = String(asked.out_trade_no)
  if (!/^[0-9A-Za-z_]{1,64}$/.test(outTradeNo)) invalidParameter('out_trade_no', '格式错误')
  const total = fenOf(asked.total_amount) ?? invalidParameter('total_amount', '金额错误')
  const subject = String(asked.subject)
  if (subject.length > 256 || /[/=&]/.test(subject)) invalidParameter('subject', '长度或字符错误')
  if (asked.product_code !== product) invalidParameter('product_code', '与接口不符')
  if (asked.seller_id !== undefined && asked.seller_id !== keys.alipayPay.sellerId)
    refuse('PARTNER_ERROR', '应用APP_ID填写错误')
  if (product === 'JSAPI_PAY') {
    if (asked.op_app_id !== keys.alipay.appId) refuse('UNBOUND_APPLICATION', '小程序未绑定')
    if (asked.buyer_open_id === undefined && asked.buyer_id === undefined) invalidParameter('buyer_open_id', '缺少')
    if (!people.byAlipayOpenId(String(asked.buyer_open_id))) refuse('BUYER_NOT_EXIST', '买家不存在')
  }
  const now = clock.now()
  const expiresAt = expiryOf(asked, now)
  if (expiresAt <= now) refuse('NOW_TIME_AFTER_EXPIRE_TIME_ERROR', '当前时间已超过允许支付的时间')
  return {
    outTradeNo,
    tradeNo: newTradeNo(now),
    product,
    asked: canonical(asked),
    subject,
    body: String(asked.body ?? ''),
    passback: String(asked.passback_params ?? ''),
    notifyUrl: params.get('notify_url') ?? '',
    returnUrl: params.get('return_url') ?? '',
    quitUrl: String(asked.quit_url ?? ''),
    total,
    buyer: String(asked.buyer_open_id ?? ''),
    expiresAt,
    status: 'WAIT_BUYER_PAY',
    paidAt: 0,
    closedAt: 0,
    createdAt: now,
    isHidden: product === 'JSAPI_PAY' && office.settings().hidesUnopened,
  }
}

/** `time_expire` wins over `timeout_express`. */
function expiryOf(asked: Record<string, unknown>, now: number): number {
  if (asked.time_expire !== undefined) {
    const until = parseBeijingText(String(asked.time_expire)) ?? invalidParameter('time_expire', '格式错误')
    return until - now > LONGEST_MS ? invalidParameter('time_expire', '超过最长时间') : until
  }
  if (asked.timeout_express === undefined) return now + LONGEST_MS
  const [, count, unit] = /^(\d+)([mhd])$/.exec(String(asked.timeout_express)) ?? []
  const span = Number(count) * (UNITS_MS[unit ?? ''] ?? Number.NaN)
  return span >= 60_000 && span <= LONGEST_MS ? now + span : invalidParameter('timeout_express', '格式错误')
}
