import type { FiscalReceipt } from '@anju/shared-types'
import { setClipboardData } from '@tarojs/taro'
import { Fragment } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { toast } from '../../../stores/toast.ts'
import { yuanWords } from '../../money/yuan.ts'

const keyOf = ({ kind, number }: FiscalReceipt, at: number) => `${at}-${kind}-${number ?? ''}`

/** 财政电子票据 of a payment, the newest first: what it is good for, its numbers, and how anybody checks it. */
export function FiscalReceipts({ receipts, isPaid }: { receipts: readonly FiscalReceipt[]; isPaid: boolean }) {
  async function copy(address: string) {
    await setClipboardData({ data: address })
    toast('查验网址已复制，请粘贴到浏览器打开', 'ok')
  }
  // Booked a moment ago: the receipt is asked for in the next.
  if (isPaid && receipts.length === 0)
    return <Notice title="财政电子票据正在开具">一般几分钟就好，不用您做什么。过一会儿再打开这里看。</Notice>
  return (
    <>
      {[...receipts].reverse().map((receipt, at) => {
        const { kind, kindLabel, state, stateLabel, now, amountFen, code, number, checkCode, verifyUrl } = receipt
        const sum = `${kind === 'red' ? '冲销 ' : ''}${yuanWords(amountFen)}`
        return (
          <Fragment key={keyOf(receipt, at)}>
            <Card kind="plain" rows title={`${kindLabel}：${stateLabel}`}>
              <ListRow icon="document" text={sum} note={now} />
              {code && <ListRow text="票据代码" note={code} />}
              {number && <ListRow text="票据号码" note={number} />}
              {checkCode && <ListRow text="校验码" note={checkCode} />}
            </Card>
            {verifyUrl && state === 'issued' && kind === 'blue' && (
              <Button kind="secondary" onTap={() => void copy(verifyUrl)} label={`复制查验网址，票据 ${number ?? ''}`}>
                复制查验网址
              </Button>
            )}
          </Fragment>
        )
      })}
    </>
  )
}
