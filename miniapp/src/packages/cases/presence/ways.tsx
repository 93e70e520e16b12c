import type { LiveCheckAsk, LiveCheckWay } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { lookIntoCamera } from '../../../platform/look-into-camera'
import { RefusedNotice } from '../refused-notice.tsx'

const isCamera = (way: LiveCheckWay | undefined) => way === 'wechat' || way === 'alipay'

/** The ways, none of them worth more than another. A face is used only after a consent of its own. */
export function Ways({ reply, id, onBegun }: { reply: LiveCheckAsk; id: string; onBegun: () => void }) {
  const [way, setWay] = useState<LiveCheckWay>()
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)
  const intent = useIntent()

  async function begin() {
    if (!way || !reply.digest) return
    setBusy(true)
    const body = { subject: { kind: 'case' as const, id }, digest: reply.digest, way, faceConsent: isCamera(way) }
    const answer = await call('liveChecks.begin', { body }, { key: intent.keyFor(body) })
    intent.settle(answer)
    setRefused(answer.ok ? undefined : answer.refused)
    if (answer.ok) {
      await lookIntoCamera(answer.reply)
      onBegun()
    }
    setBusy(false)
  }

  return (
    <>
      <RefusedNotice refused={refused} />
      <Choice
        label="怎样核验"
        value={way}
        options={reply.ways.map(({ way: value, label, note }) => ({ value, text: label, note }))}
        onChoose={setWay}
      />
      {isCamera(way) && (
        <Notice title="刷脸要您单独同意">
          人脸只交给平台比对这一次，我们不保存照片。不愿意刷脸的，选下面两种，效力和期限都一样。
        </Notice>
      )}
      <Button disabled={!way} busy={busy} busyText="正在打开" onTap={() => void begin()}>
        {isCamera(way)
          ? '同意刷脸，开始'
          : way === 'window'
            ? '我到窗口去'
            : way === 'call'
              ? '请打电话给我'
              : '请先选一种'}
      </Button>
    </>
  )
}
