import { useState } from 'react'
import { call } from '../../../api/client.ts'
import type { Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { go } from '../../../lib/go.ts'
import { endSession } from '../../../stores/session.ts'

/**
 * The identity belongs to an account on another phone; the code went there. Merging ends this account, so one logs in again.
 */
export function ClaimRealName({ onBack }: { onBack: () => void }) {
  const [code, setCode] = useState('')
  const [refused, setRefused] = useState<Refused>()
  const [merged, setMerged] = useState(false)
  const [busy, setBusy] = useState(false)

  async function claim() {
    setBusy(true)
    const answer = await call('me.claimRealName', { body: { code } })
    setBusy(false)
    if (!answer.ok) return setRefused(answer.refused)
    endSession()
    setMerged(true)
  }

  if (merged) {
    return (
      <>
        <Notice tone="ok" title="两个账号已经合成一个">
          预约和消息都在。请重新登录。
        </Notice>
        <Button onTap={() => go('/pages/login/index')}>重新登录</Button>
      </>
    )
  }
  return (
    <>
      <Notice title="验证码已发到您原来的手机">填上短信里的 6 位数字，两个账号会合成一个，什么都不会丢。</Notice>
      <Input
        label="验证码"
        kind="digits"
        maxLength={6}
        value={code}
        error={refused && `${refused.text}${refused.next}`}
        onChange={(text) => setCode(text.replace(/\D/g, '').slice(0, 6))}
      />
      <Button disabled={code.length !== 6} busy={busy} busyText="正在确认" onTap={claim}>
        确认是我本人
      </Button>
      <Button kind="ghost" onTap={onBack}>
        返回
      </Button>
    </>
  )
}
