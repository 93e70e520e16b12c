import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import { Button } from '../../../components/button/index.tsx'
import { Dialog } from '../../../components/dialog/index.tsx'
import { goBack } from '../../../lib/go.ts'
import { toast } from '../../../stores/toast.ts'

/** Deletes a paper that no case holds. */
export function Delete({ id, title }: { id: string; title: string }) {
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const intent = useIntent()

  async function remove() {
    setBusy(true)
    const answer = await call('documents.discard', { params: { id } }, { key: intent.keyFor(id) })
    intent.settle(answer)
    setBusy(false)
    setAsking(false)
    if (!answer.ok) return toast(`${answer.refused.text}${answer.refused.next}`)
    toast('已删除', 'ok')
    goBack()
  }

  return (
    <>
      <Button kind="ghost" onTap={() => setAsking(true)}>
        删除这份材料
      </Button>
      <Dialog
        open={asking}
        title={`删除“${title}”？`}
        confirm="删除"
        danger
        busy={busy}
        onConfirm={() => void remove()}
        onClose={() => setAsking(false)}
      >
        删除后不能恢复，需要时要重新拍。
      </Dialog>
    </>
  )
}
