/**
 * Fields of a proof that an auditor compares: numbers, sums, states, times and who took the money. Named one by one: what a platform adds
 * tomorrow may name a person.
 */
const SHOWN: Readonly<Record<string, string>> = {
  id: '通知编号',
  notify_id: '通知编号',
  event_type: '事件',
  notify_type: '事件',
  create_time: '通知时间',
  notify_time: '通知时间',
  mchid: '商户号',
  seller_id: '商户号',
  appid: '应用',
  app_id: '应用',
  out_trade_no: '付款单号',
  transaction_id: '平台交易号',
  trade_no: '平台交易号',
  out_refund_no: '退款单号',
  out_request_no: '退款单号',
  out_biz_no: '退款单号',
  refund_id: '平台退款号',
  trade_state: '交易状态',
  trade_status: '交易状态',
  refund_status: '退款状态',
  status: '状态',
  success_time: '完成时间',
  gmt_payment: '付款时间',
  send_pay_date: '付款时间',
  gmt_refund: '退款时间',
  total: '金额（分）',
  payer_total: '实付（分）',
  refund: '退款',
  total_amount: '金额（元）',
  refund_fee: '退款（元）',
  refund_amount: '退款（元）',
  amountFen: '金额（分）',
  slip: '小票号',
  number: '付款单号',
  at: '时间',
}

export interface PlainWord {
  /** As the platform calls it. */
  field: string
  name: string
  value: string
}

/** What an entry rests on, without whoever paid: an account, a name, a phone or a device is never among it. */
export function plainWords(words: string): PlainWord[] {
  const found = words.split('\n').flatMap(leavesOf)
  const seen = new Set<string>()
  return found.flatMap(([field, value]) => {
    const name = SHOWN[field]
    const isNew = !seen.has(`${field}=${value}`)
    seen.add(`${field}=${value}`)
    return name && isNew && value !== '' ? [{ field, name, value }] : []
  })
}

type Leaf = [field: string, value: string]

/** The fields of one line: an object of JSON with whatever lies in it, or a form. */
function leavesOf(line: string): Leaf[] {
  const object = objectIn(line)
  if (object) return leavesIn(object)
  return line.includes('=') ? [...new URLSearchParams(line)].flatMap(([name, value]) => leaf(name, value)) : []
}

const leavesIn = (object: object): Leaf[] => Object.entries(object).flatMap(([name, value]) => leaf(name, value))

function leaf(name: string, value: unknown): Leaf[] {
  if (typeof value === 'object' && value !== null) return leavesIn(value)
  const inside = typeof value === 'string' ? objectIn(value) : undefined
  return inside ? leavesIn(inside) : [[name, String(value)]]
}

function objectIn(text: string): object | undefined {
  const trimmed = text.trim()
  if (!trimmed.startsWith('{')) return undefined
  try {
    return JSON.parse(trimmed) as object
  } catch {
    // Not JSON: other words of the same proof may still be readable.
    return undefined
  }
}
