import { yuanText } from '../../domain/money/yuan-text.ts'
import type { EventHandler } from '../../platform/parts.ts'
import type { Told } from '../notices/notifier.ts'
import type { ReceiptNeeds } from './needs.ts'
import type { ReceiptRow } from './receipt-store.ts'

/** In whose name it is reads of it in the app, where it can be shown and checked; an SMS with its numbers only for who has no app. */
export const tellPayer =
  ({ receipts, whoIsTold, notifier }: ReceiptNeeds): EventHandler =>
  async ({ _id: eventId, subject }) => {
    const row = await receipts.find(subject.id)
    const said = row && wordsOf(row)
    const who = said && (await whoIsTold(row.orderNumber))
    if (!who) return
    for (const accountId of who.accountIds) {
      await notifier.notify({ eventId, accountId, page: who.page, ...said, text: `${who.title}：${said.text}` })
    }
  }

function wordsOf({
  kind,
  place,
  amountFen,
  number,
  checkCode,
}: ReceiptRow): Omit<Told, 'eventId' | 'page'> | undefined {
  if (!number || !checkCode) return undefined
  const amount = yuanText(amountFen)
  if (kind === 'red') {
    return {
      vars: {},
      title: '原来的票据作废了',
      text: `费用有退，${amount}的票据由红字票据 ${number} 冲销，不能再用。`,
    }
  }
  const numbers = `号码 ${number}，校验码 ${checkCode}，可以报销、查真伪`
  return {
    template: 'receipt-issued',
    vars: { amount, number, check: checkCode },
    title: place === 1 ? '财政电子票据开好了' : '新的财政电子票据开好了',
    text: place === 1 ? `${amount}，${numbers}。` : `退费以后还剩 ${amount}，${numbers}。`,
  }
}
