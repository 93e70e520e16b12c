import { useEffect, useState } from 'react'
import { call } from '../../../api/client.ts'
import { Button } from '../../../components/button/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { scanCode } from '../../../platform/scan'
import { TakeSheet } from './take-sheet.tsx'
import { useTaking } from './use-taking.ts'

interface Props {
  onTaken: () => void
  onClose: () => void
}

const CAMERA_CLOSED = { text: '相机没有打开。', next: '请在手机设置里允许使用相机，或输入编码。' }

/** Scans the code that a citizen shows; where there is no camera API the code is typed. */
export function ScanSheet({ onTaken, onClose }: Props) {
  const [code, setCode] = useState('')
  const [isCameraClosed, setCameraClosed] = useState(false)
  const { busy, refused, taken, take } = useTaking(
    (body: { code: string }, key) => call('desk.checkIn', { body }, key),
    onTaken,
  )
  const takeBy = (shown: string) => take({ code: shown.trim() })

  async function scan() {
    setCameraClosed(false)
    try {
      const text = await scanCode?.()
      if (text) await takeBy(text)
    } catch (refusal) {
      console.warn('the camera could not be used', refusal)
      setCameraClosed(true)
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the camera opens once, with the sheet
  useEffect(() => {
    if (scanCode) void scan()
  }, [])

  return (
    <TakeSheet
      title="扫群众的预约码"
      taken={taken}
      refused={isCameraClosed ? CAMERA_CLOSED : refused}
      onClose={onClose}
    >
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
          if (code.trim()) void takeBy(code)
        }}
      />
      <Button
        kind={scanCode ? 'secondary' : 'primary'}
        disabled={!code.trim()}
        busy={busy}
        busyText="正在取号"
        onTap={() => takeBy(code)}
      >
        取号
      </Button>
    </TakeSheet>
  )
}
