import type { Check } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useSend } from '../../../api/use-send.ts'
import { Button } from '../../../components/button/index.tsx'
import { Dialog } from '../../../components/dialog/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import './index.scss'

interface Props {
  check: Check
  onChange: (fresh: Check) => void
}

/** The machine said no: a person is one tap away. */
export function AskPerson({ check: { id, allowedActions }, onChange }: Props) {
  const [open, setOpen] = useState(false)
  const [why, setWhy] = useState('')
  const { busy, refused, send } = useSend<'eligibilityChecks.askPerson'>()

  async function ask() {
    const body = { why: why.trim() }
    const answer = await send(body, (key) => call('eligibilityChecks.askPerson', { params: { id }, body }, key))
    setOpen(false)
    if (answer.ok) onChange(answer.reply)
  }

  if (!allowedActions.includes('askPerson')) return null
  return (
    <View className="ask-person">
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      <Button icon="person" onTap={() => setOpen(true)}>
        请工作人员复核
      </Button>
      <Dialog
        open={open}
        title="请工作人员复核？"
        confirm="提交复核"
        busy={busy}
        onConfirm={() => void ask()}
        onClose={() => setOpen(false)}
      >
        结论由机器按规则得出。工作人员会重新看一遍，并把理由写给您。
        <View className="ask-person__why">
          <LongInput label="想说明的情况" hint="可以不写" maxLength={500} value={why} onChange={setWhy} />
        </View>
      </Dialog>
    </View>
  )
}
