import type { Document, DocumentHolder, PlainDate } from '@anju/shared-types'
import { documentHolders } from '@anju/shared-types/document-words'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Picker } from '../../../components/picker/index.tsx'
import { toast } from '../../../stores/toast.ts'
import { yearsLater } from './years-later.ts'

const holders = (Object.keys(documentHolders) as DocumentHolder[]).map((value) => ({
  value,
  text: documentHolders[value],
}))
const spans = [
  { value: '1', text: '一年' },
  { value: '3', text: '三年' },
  { value: '5', text: '五年' },
]

/** Keeps a paper for the next time: whose it is, and for how long. */
export function Keep({ paper, onKept }: { paper: Document; onKept: (paper: Document) => void }) {
  const [holder, setHolder] = useState<DocumentHolder>(paper.keep?.holder ?? 'self')
  const [years, setYears] = useState('1')
  const [busy, setBusy] = useState(false)

  async function keep(until: PlainDate | undefined) {
    setBusy(true)
    const answer = await call('documents.keep', { params: { id: paper.id }, body: { holder, until } })
    setBusy(false)
    if (!answer.ok) return toast(`${answer.refused.text}${answer.refused.next}`)
    onKept(answer.reply)
    toast(until ? '已放进家庭材料夹' : '不再存放，30 天后清理', 'ok')
  }

  return (
    <Card title="家庭材料夹">
      {paper.keep ? (
        <>
          <Notice tone="ok">{`${paper.keep.holderLabel}的材料，存到 ${paper.keep.until}。每次使用都会先问您。`}</Notice>
          <Button kind="secondary" busy={busy} onTap={() => void keep(undefined)}>
            不再存放
          </Button>
        </>
      ) : (
        <>
          <Picker
            label="是谁的材料"
            options={holders}
            value={holder}
            onChange={(value) => setHolder(value as DocumentHolder)}
          />
          <Picker label="存多久" options={spans} value={years} onChange={setYears} />
          <Button
            kind="secondary"
            busy={busy}
            onTap={() => void keep(yearsLater(new Date().toISOString(), Number(years), paper.validUntil))}
          >
            存起来，下次直接用
          </Button>
        </>
      )}
    </Card>
  )
}
