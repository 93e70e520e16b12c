import { z } from 'zod'
import { createExchange, type ExchangeNeeds, type ExchangeSettings } from '../gov-data/exchange.ts'

/** What every receipt of the finance office has, blue or red. */
export interface ReceiptNumbers {
  /** 票据代码 */
  code: string
  /** 票据号码 */
  number: string
  /** 校验码: lets anybody look at it. */
  checkCode: string
}

/** One receipt that we ask for. Our business number stands for it for ever: asked again it is the same receipt. */
export interface ReceiptAsked {
  businessNumber: string
  /** Of a red one: what it takes away. */
  amountFen: number
  /** The receipt that is struck, of a red one. */
  strikes?: Pick<ReceiptNumbers, 'code' | 'number'>
}

export type ReceiptTold =
  | ({ kind: 'issued'; issuedAt: Date } & ReceiptNumbers)
  /** Taken, and not there yet: ask. */
  | { kind: 'later' }
  | { kind: 'refused'; code: string; reason: string }
  | { kind: 'unknown' }

/** The finance office's system for 财政电子票据. Its silence is `unknown`, never "no receipt". */
export interface FiscalReceipts {
  issue(asked: ReceiptAsked & { payer: string; item: string }): Promise<ReceiptTold>
  /** 红冲: a red receipt over the whole of the one that it names. */
  strike(asked: ReceiptAsked & Required<Pick<ReceiptAsked, 'strikes'>> & { reason: string }): Promise<ReceiptTold>
  ask(asked: ReceiptAsked): Promise<ReceiptTold | { kind: 'none' }>
  /** The public page on which anybody checks it. */
  verifyUrl(receipt: ReceiptNumbers): string
}

const ToldShape = z.discriminatedUnion('result', [
  z.object({
    result: z.literal('issued'),
    businessNo: z.string(),
    code: z.string().regex(/^\d{8}$/),
    number: z.string().regex(/^\d{10}$/),
    checkCode: z.string().regex(/^[0-9A-Za-z]{6}$/),
    issuedAt: z.iso.datetime({ offset: true }),
    amount: z.string(),
    strikes: z.object({ code: z.string(), number: z.string() }).optional(),
  }),
  z.object({ result: z.literal('later'), businessNo: z.string() }),
  z.object({ result: z.literal('none'), businessNo: z.string() }),
  z.object({ result: z.literal('refused'), code: z.string(), reason: z.string() }),
])
type Said = z.output<typeof ToldShape>

/** Yuan with two places; red amounts are negative. */
const yuan = (fen: number) => (fen / 100).toFixed(2)

export function createFiscalReceipts(
  { verifyUrl, ...settings }: ExchangeSettings & { verifyUrl: string },
  needs: ExchangeNeeds,
): FiscalReceipts {
  const exchange = createExchange(settings, needs)

  /** Only words about this very receipt count: an answer to another question must not become its number. */
  const isAbout = (said: Said, { businessNumber, amountFen, strikes }: ReceiptAsked): boolean => {
    if (said.result === 'refused') return true
    if (said.businessNo !== businessNumber) return false
    if (said.result !== 'issued') return true
    if (said.amount !== yuan(strikes ? -amountFen : amountFen)) return false
    return said.strikes?.code === strikes?.code && said.strikes?.number === strikes?.number
  }
  async function say(path: string, question: object, asked: ReceiptAsked): Promise<ReceiptTold | { kind: 'none' }> {
    const answer = await exchange('fiscal-receipts', path, question)
    if (answer.kind === 'unknown') return { kind: 'unknown' }
    const read = ToldShape.safeParse(answer.answer)
    if (!read.success || !isAbout(read.data, asked)) {
      needs.log.error({ system: 'fiscal-receipts', path, receipt: asked.businessNumber }, 'answer that does not fit')
      return { kind: 'unknown' }
    }
    const said = read.data
    if (said.result !== 'issued') {
      return said.result === 'refused'
        ? { kind: 'refused', code: said.code, reason: said.reason }
        : { kind: said.result }
    }
    const { code, number, checkCode, issuedAt } = said
    return { kind: 'issued', code, number, checkCode, issuedAt: new Date(issuedAt) }
  }
  /** Only a question can find nothing. */
  const sent = async (told: ReturnType<typeof say>): Promise<ReceiptTold> => {
    const one = await told
    return one.kind === 'none' ? { kind: 'unknown' } : one
  }

  return {
    issue: (asked) => {
      const { businessNumber: businessNo, payer, item, amountFen } = asked
      return sent(say('/issue', { businessNo, payer, item, amount: yuan(amountFen) }, asked))
    },
    strike: (asked) => {
      const { businessNumber: businessNo, strikes, reason } = asked
      const { code, number } = strikes
      return sent(say('/strike', { businessNo, code, number, reason }, asked))
    },
    ask: (asked) => say('/query', { businessNo: asked.businessNumber }, asked),
    verifyUrl: ({ code, number, checkCode: check }) =>
      `${verifyUrl}?${new URLSearchParams({ code, number, check }).toString()}`,
  }
}
