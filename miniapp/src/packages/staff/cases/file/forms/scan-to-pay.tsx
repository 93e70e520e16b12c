import type { WindowCode } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../../../api/client.ts'
import { useSend } from '../../../../../api/use-send.ts'
import { Button } from '../../../../../components/button/index.tsx'
import { ListRow } from '../../../../../components/list-row/index.tsx'
import { QrCode } from '../../../../../components/qr-code/index.tsx'
import { deadlineWords } from '../../../../../lib/time-words.ts'
import { RefusedNotice } from '../../../../cases/refused-notice.tsx'
import { yuanWords } from '../../../../money/yuan.ts'
import type { FormProps } from './form-props.ts'

/** Whoever stands at the window pays with their own phone: nothing is typed, and the file shows it when the money is there. */
export function ScanToPay({ file, shown }: Pick<FormProps, 'file' | 'shown'>) {
  const [given, setGiven] = useState<WindowCode>()
  const { busy, refused, send } = useSend<'payLinks.atWindow'>()

  async function ask() {
    const answer = await send({}, (key) => call('payLinks.atWindow', { params: { caseId: shown.id } }, key))
    if (answer.ok) setGiven(answer.reply)
  }

  if (!given) {
    return (
      <>
        <RefusedNotice refused={refused} />
        <Button kind="secondary" busy={busy} busyText="正在准备" onTap={() => void ask()}>
          请办事人扫码付
        </Button>
      </>
    )
  }
  const digits = given.code.replace(/(\d{4})(?=\d)/g, '$1 ')
  return (
    <View className="file-form__scan">
      <QrCode content={given.content} label={`请办事人扫这个码，付 ${yuanWords(given.amountFen)}`} />
      <View className="file-form__scan-lines">
        <ListRow
          icon="scan"
          text={`请办事人用微信或支付宝扫，付 ${yuanWords(given.amountFen)}`}
          note={`${deadlineWords(given.until)} 前有效。钱到了自动入账，不用再登记。`}
        />
        <ListRow icon="key" text={digits} note="扫不了的：打开“我的”，点“替人付款”，输入这个码" />
      </View>
      <Button kind="secondary" busy={file.busy} busyText="正在查看" onTap={file.reload}>
        看看到账没有
      </Button>
    </View>
  )
}
