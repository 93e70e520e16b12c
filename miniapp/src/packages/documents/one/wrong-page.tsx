import type { Document } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import { Button } from '../../../components/button/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { toast } from '../../../stores/toast.ts'

/** This may be another page than the one that was asked for; the person says whether it is. */
export function WrongPageNotice({ paper, onSaid }: { paper: Document; onSaid: (fresh: Document) => void }) {
  const [busy, setBusy] = useState(false)
  const intent = useIntent()
  if (!paper.page?.text) return null
  async function say() {
    setBusy(true)
    const answer = await call('documents.sayPage', { params: { id: paper.id } }, { key: intent.keyFor(paper.id) })
    intent.settle(answer)
    setBusy(false)
    if (answer.ok) onSaid(answer.reply)
    else toast(answer.refused.text)
  }
  const isSaid = paper.page.state === 'said'
  return (
    <Notice tone="act" title={isSaid ? '您说就是这一页' : '是不是拍错了'}>
      {`${paper.page.text}${isSaid ? '工作人员会看。' : '拍错了就重新传一张；没有错就点下面，由工作人员看。'}`}
      {paper.allowedActions.includes('sayPage') && (
        <Button kind="secondary" busy={busy} onTap={() => void say()}>
          就是这一页
        </Button>
      )}
    </Notice>
  )
}
