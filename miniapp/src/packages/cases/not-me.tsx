import type { Case } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../api/client.ts'
import { useIntent } from '../../api/intent.ts'
import type { Refused } from '../../api/routes.ts'
import { Button } from '../../components/button/index.tsx'
import { Dialog } from '../../components/dialog/index.tsx'
import { LongInput } from '../../components/field/index.tsx'
import { RefusedNotice } from './refused-notice.tsx'

/** One tap and one question: the case stands still, a duty officer calls (E29). */
export function NotMe({ id, onDone }: { id: string; onDone: (fresh: Case) => void }) {
  const [open, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const intent = useIntent()

  async function raise() {
    const body = { words: words.trim() }
    setBusy(true)
    const answer = await call('cases.notMe', { params: { id }, body }, { key: intent.keyFor(body) })
    intent.settle(answer)
    setBusy(false)
    setRefused(answer.ok ? undefined : answer.refused)
    if (!answer.ok) return
    setOpen(false)
    onDone(answer.reply)
  }

  return (
    <>
      <Button kind="ghost" icon="alert" onTap={() => setOpen(true)}>
        不是我办的
      </Button>
      <Dialog
        open={open}
        title="不是您办的？"
        confirm="不是我，立即冻结"
        danger
        busy={busy}
        cancel="点错了，返回"
        onConfirm={() => void raise()}
        onClose={() => setOpen(false)}
      >
        点下去马上停办，值班人员会打电话向您核实；核实以前谁也不能往下办。
        <LongInput label="想说明的情况" hint="可以不写" maxLength={500} value={words} onChange={setWords} />
        <RefusedNotice refused={refused} />
      </Dialog>
    </>
  )
}
