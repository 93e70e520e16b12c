import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../../../api/client.ts'
import { Input } from '../../../../../components/field/index.tsx'
import { Notice } from '../../../../../components/notice/index.tsx'
import { fenOfYuan, yuanWords } from '../../../../money/yuan.ts'
import { useAct } from '../use-act.ts'
import { FormFrame } from './form-frame.tsx'
import type { FormProps } from './form-props.ts'
import { ScanToPay } from './scan-to-pay.tsx'

/** What the POS took, as it stands on the slip; the server compares it to the fen. */
export function SettleFees({ file, shown, onDone }: FormProps) {
  const [amount, setAmount] = useState('')
  const [slip, setSlip] = useState('')
  const act = useAct<'caseDesk.settleFees'>(file)
  const amountFen = fenOfYuan(amount)

  async function settle() {
    if (amountFen === undefined) return
    const body = { amountFen, slip: slip.trim() }
    const answer = await act.send(body, (key) => call('caseDesk.settleFees', { params: { id: shown.id }, body }, key))
    if (answer.ok) onDone(answer.reply, '已收款')
  }

  return (
    <FormFrame
      file={file}
      does="登记收款"
      ready={amountFen !== undefined && slip.trim() !== ''}
      act={act}
      onSend={() => void settle()}
    >
      {shown.fees && (
        <Notice title={`应收 ${yuanWords(shown.fees.totalFen)}`}>
          {shown.fees.lines.map(({ name, amountFen: fen }) => `${name} ${yuanWords(fen)}`).join('\n')}
        </Notice>
      )}
      <ScanToPay file={file} shown={shown} />
      <View className="sentence">办事人刷了 POS 的，照小票填下面两项：</View>
      <Input
        label="POS 单上的金额（元）"
        kind="decimal"
        maxLength={15}
        value={amount}
        error={
          amount !== '' && amountFen === undefined
            ? '请写成数字，最多两位小数。'
            : act.refused?.field === 'amountFen'
              ? act.refused.text
              : undefined
        }
        onChange={setAmount}
      />
      <Input label="POS 单号" maxLength={60} value={slip} onChange={setSlip} />
    </FormFrame>
  )
}
