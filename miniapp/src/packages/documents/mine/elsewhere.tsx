import type { Document } from '@anju/shared-types'
import { call } from '../../../api/client.ts'
import { Card } from '../../../components/card/index.tsx'
import { UploadRow } from '../../../components/upload-row/index.tsx'
import { toast } from '../../../stores/toast.ts'
import { progressWords } from '../../../uploads/size-words.ts'

/** Begun on another phone, or the file is not here any more: only that device can go on. */
export function Elsewhere({ papers, onGone }: { papers: readonly Document[]; onGone: () => void }) {
  if (papers.length === 0) return null
  async function giveUp(id: string) {
    const answer = await call('documents.discard', { params: { id } })
    if (!answer.ok) toast(`${answer.refused.text}${answer.refused.next}`)
    onGone()
  }
  return (
    <Card title="在别的设备上没传完">
      {papers.map(({ id, title, fileName, sentBytes = 0, bytes }) => (
        <UploadRow
          key={id}
          name={`${title}（${fileName}）`}
          tone="act"
          text={`${progressWords(sentBytes, bytes)}。请用原来的手机接着传，或在这里重新拍。`}
          share={sentBytes / bytes}
          action="不传了"
          onAction={() => void giveUp(id)}
        />
      ))}
    </Card>
  )
}
