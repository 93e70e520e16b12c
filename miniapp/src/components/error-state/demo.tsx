import { useState } from 'react'
import { ErrorState } from './index.tsx'

export default function ErrorStateDemo() {
  const [busy, setBusy] = useState(false)
  return (
    <ErrorState
      text="现在连不上网络"
      next="您填写的内容都还在。请检查网络后再试，仍不行请拨打 12345。"
      requestId="8f3a21c0"
      busy={busy}
      onRetry={() => setBusy(true)}
    />
  )
}
