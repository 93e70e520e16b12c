import type { PayLink } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { setClipboardData } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Tag } from '../../../components/tag/index.tsx'
import { deadlineWords } from '../../../lib/time-words.ts'
import { toast } from '../../../stores/toast.ts'
import { yuanWords } from '../../money/yuan.ts'
import { RefusedNotice } from '../refused-notice.tsx'

/** Read aloud over the phone in groups of four. */
const inGroups = (code: string) => code.replace(/(\d{4})(?=\d)/g, '$1 ')

/** One code: what to do with it, or what became of it. */
export function LinkCard({ link, onChange }: { link: PayLink; onChange: () => void }) {
  const { id, state, stateLabel, now, amountFen, until, code } = link
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const intent = useIntent()

  async function copy() {
    const words = `请帮我付一笔不动产政务服务费用，${yuanWords(amountFen)}。打开“安居一窗”，在“我的”里点“替人付款”，输入代付码 ${inGroups(code ?? '')}（${deadlineWords(until)} 前有效）。`
    await setClipboardData({ data: words })
    toast('已复制，可以发给家人了', 'ok')
  }
  async function withdraw() {
    setBusy(true)
    const answer = await call('payLinks.withdraw', { params: { id } }, { key: intent.keyFor({ id }) })
    intent.settle(answer)
    setRefused(answer.ok ? undefined : answer.refused)
    if (answer.ok) onChange()
    setBusy(false)
  }

  return (
    <Card title={yuanWords(amountFen)} aside={<Tag tone={state === 'open' ? 'act' : 'calm'}>{stateLabel}</Tag>}>
      {code && <ListRow text={inGroups(code)} note={`代付码，${deadlineWords(until)} 前有效`} />}
      {state !== 'open' && <View className="sentence">{now}</View>}
      <RefusedNotice refused={refused} />
      {code && <Button onTap={() => void copy()}>复制代付码，发给家人</Button>}
      {state === 'open' && (
        <Button kind="ghost" busy={busy} busyText="正在收回" onTap={() => void withdraw()}>
          收回这个代付码
        </Button>
      )}
    </Card>
  )
}
