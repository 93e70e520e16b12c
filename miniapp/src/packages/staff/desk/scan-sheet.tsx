import type { DeskTicket } from '@anju/shared-types'
import { useEffect, useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { scanCode } from '../../../platform/scan'
import { Sheet } from '../sheet.tsx'
import { Taken } from './taken.tsx'

interface Props {
  onTaken: () => void
  onClose: () => void
}

/** Scans the code that a citizen shows; where there is no camera API the code is typed. */
export function ScanSheet({ onTaken, onClose }: Props) {
  const [code, setCode] = useState('')
  const [taken, setTaken] = useState<DeskTicket>()
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)
  const intent = useIntent()

  async function take(shown: string) {
    setBusy(true)
    const body = { code: shown.trim() }
    const answer = await call('desk.checkIn', { body }, { key: intent.keyFor(body) })
    intent.settle(answer)
    setBusy(false)
    if (!answer.ok) return setRefused(answer.refused)
    setRefused(undefined)
    setTaken(answer.reply)
    onTaken()
  }

  async function scan() {
    try {
      const text = await scanCode?.()
      if (text) await take(text)
    } catch (refusal) {
      console.warn('the camera could not be used', refusal)
      setRefused({
        code: 'UNREADABLE',
        status: 0,
        text: '相机没有打开。',
        next: '请在手机设置里允许使用相机，或输入编码。',
      })
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the camera opens once, with the sheet
  useEffect(() => {
    if (scanCode) void scan()
  }, [])

  if (taken) {
    return (
      <Sheet title="已取号" close="好，返回窗口" onClose={onClose}>
        <Taken ticket={taken} />
      </Sheet>
    )
  }
  return (
    <Sheet title="扫群众的预约码" onClose={onClose}>
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      {scanCode && (
        <Button icon="scan" busy={busy} onTap={scan}>
          打开相机扫码
        </Button>
      )}
      <Input
        label="预约码"
        hint="群众手机“出示预约码”里，二维码下面的那串字"
        maxLength={200}
        value={code}
        onChange={setCode}
        onEnter={() => {
          if (code.trim()) void take(code)
        }}
      />
      <Button
        kind={scanCode ? 'secondary' : 'primary'}
        disabled={!code.trim()}
        busy={busy}
        busyText="正在取号"
        onTap={() => take(code)}
      >
        取号
      </Button>
    </Sheet>
  )
}
