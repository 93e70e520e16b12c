import type { Batch } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Answer, Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Dialog } from '../../../components/dialog/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { SpokenText } from '../../../components/spoken-text/index.tsx'
import { toast } from '../../../stores/toast.ts'
import { PaperUpload } from '../../../uploads/paper-upload.tsx'
import { ListCard } from './list-card.tsx'
import { SharedAnswers } from './shared-answers.tsx'

interface Props {
  batch: Batch
  onChange: (fresh: Batch) => void
}

/** A list, what all rows share, and the one yes to it. */
export function Preparing({ batch, onChange }: Props) {
  const { id, name, organisation, list, materials, act, missing } = batch
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const intent = useIntent()
  const faults = list?.faultCount ?? 0

  function take(answer: Answer<'batches.get'>) {
    setRefused(answer.ok ? undefined : answer.refused)
    if (answer.ok) onChange(answer.reply)
    return answer.ok
  }
  async function confirm(leaveOut: boolean) {
    if (!act) return
    const body = { digest: act.digest, leaveOut }
    setBusy(true)
    const answer = await call('batches.confirm', { params: { id }, body }, { key: intent.keyFor(body) })
    intent.settle(answer)
    setBusy(false)
    setLeaving(false)
    take(answer)
  }
  async function give(material: string, documentId: string) {
    const body = { material, documentId }
    const answer = await call('batches.givePaper', { params: { id }, body }, { key: intent.keyFor(body) })
    intent.settle(answer)
    if (take(answer)) toast('已交，各套共用', 'ok')
  }

  return (
    <Page
      title={name}
      lead={organisation}
      foot={
        <Button
          disabled={missing !== undefined || !act}
          busy={busy}
          busyText="正在提交"
          onTap={() => (faults > 0 ? setLeaving(true) : void confirm(false))}
        >
          {faults > 0 ? '先办没有错误的' : `我确认，办这 ${list?.good ?? 0} 套`}
        </Button>
      }
    >
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      <ListCard batch={batch} onTaken={take} />
      <SharedAnswers batch={batch} onTaken={take} />
      {materials.some(({ status }) => status === 'open' || status === 'given') && (
        <Card title="共用的材料，只交一次">
          {materials
            .filter(({ status }) => status === 'open' || status === 'given')
            .map((material) => (
              <View key={material.id}>
                <ListRow icon="document" text={material.name} note={material.why} asideText={material.statusText} />
                {material.status === 'open' && (
                  <PaperUpload
                    material={material.id}
                    title={material.name}
                    caseId={id}
                    onReady={(documentId) => void give(material.id, documentId)}
                  />
                )}
              </View>
            ))}
        </Card>
      )}
      {act && (
        <Card kind="accent" title="看清再确认">
          <SpokenText text={act.text} />
        </Card>
      )}
      {missing && <Notice title="还不能确认">{missing}</Notice>}
      <Dialog
        open={isLeaving}
        title={`先办没有错误的 ${list?.good ?? 0} 套？`}
        confirm="我确认，先办这些"
        cancel="不，我先改清单"
        busy={busy}
        onConfirm={() => void confirm(true)}
        onClose={() => setLeaving(false)}
      >
        有错误的行这次不办，改好以后可以另外再办一批。
      </Dialog>
    </Page>
  )
}
