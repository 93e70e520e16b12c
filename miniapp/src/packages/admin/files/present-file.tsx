import { setClipboardData } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import type { Refused, ReplyOf } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { toast } from '../../../stores/toast.ts'

/** The file as it is in the system: to be copied and edited elsewhere, or edited here. */
export function PresentFile({ onTake }: { onTake: (text: string) => void }) {
  const [code, setCode] = useState('')
  const [file, setFile] = useState<ReplyOf<'catalogueFiles.download'>>()
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)

  async function fetchFile() {
    const wanted = code.trim()
    if (!wanted) return
    setBusy(true)
    const answer = await call('catalogueFiles.download', { params: { code: codeFrom(wanted) } })
    setBusy(false)
    setFile(answer.ok ? answer.reply : undefined)
    setRefused(answer.ok ? undefined : answer.refused)
  }

  return (
    <Card title="现在的文件">
      <Input
        label="事项编号或城市"
        hint="例如 B19，或 jinan；编号在办事指南里。"
        value={code}
        maxLength={20}
        autoFill="off"
        onChange={setCode}
        onEnter={() => void fetchFile()}
        error={refused && `${refused.code === 'NOT_FOUND' ? '没有这个编号的文件。' : refused.text}`}
      />
      <Button kind="secondary" busy={busy} busyText="正在取" disabled={!code.trim()} onTap={() => void fetchFile()}>
        取出这份文件
      </Button>
      {file && (
        <>
          <ListRow icon="document" text={file.name} note={`第 ${file.version} 版，${file.effectiveFrom} 起`} />
          <Button kind="secondary" icon="edit" onTap={() => onTake(file.text)}>
            在这里改
          </Button>
          <Button
            kind="ghost"
            onTap={() =>
              void setClipboardData({ data: file.text }).then(
                () => toast('全文已复制', 'ok'),
                () => toast('没有复制成功，请用“在这里改”，再全选复制。'),
              )
            }
          >
            复制全文，到别处改
          </Button>
        </>
      )}
    </Card>
  )
}

/** Codes of items are written in capitals, those of cities in small letters. */
const codeFrom = (typed: string) => (/^[a-z]\d+$/i.test(typed) ? typed.toUpperCase() : typed.toLowerCase())
