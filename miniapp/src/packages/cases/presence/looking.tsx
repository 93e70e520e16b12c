import type { LiveCheck } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { Button } from '../../../components/button/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { deadlineWords } from '../../../lib/time-words.ts'
import { lookIntoCamera } from '../../../platform/look-into-camera'

/** A check that is under way: at the platform's camera, or waiting for a person of the staff. */
export function Looking({ check, onChange }: { check: LiveCheck; onChange: () => void }) {
  const [busy, setBusy] = useState(false)
  const byCamera = check.wechat !== undefined || check.alipay !== undefined
  const params = { id: check.id }

  async function ask() {
    setBusy(true)
    await call('liveChecks.result', { params })
    setBusy(false)
    onChange()
  }
  async function cancel() {
    await call('liveChecks.cancel', { params })
    onChange()
  }

  return (
    <>
      <Notice tone="act" title={check.stateLabel} urgent>
        {check.now}
        {check.dueAt && `最晚 ${deadlineWords(check.dueAt)} 前打给您。`}
      </Notice>
      {byCamera && (
        <>
          <Button busy={busy} busyText="正在查结果" onTap={() => void ask()}>
            我刷好了，查结果
          </Button>
          <Button kind="secondary" onTap={() => void lookIntoCamera(check).then(ask)}>
            再打开一次
          </Button>
        </>
      )}
      <Button kind="ghost" onTap={() => void cancel()}>
        换一种方式
      </Button>
    </>
  )
}
