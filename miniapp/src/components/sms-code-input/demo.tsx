import { useState } from 'react'
import { SmsCodeInput } from './index.tsx'

export default function SmsCodeDemo() {
  const [code, setCode] = useState('')
  const [sent, setSent] = useState(false)
  return (
    <>
      <SmsCodeInput
        value={code}
        onChange={setCode}
        sentText={sent ? '已发到 138****0001，5 分钟内有效' : undefined}
        onSend={async () => {
          setSent(true)
          return 60
        }}
      />
      <SmsCodeInput
        value="123456"
        onChange={setCode}
        onSend={async () => null}
        error="验证码不正确，请核对短信中的 6 位数字"
      />
    </>
  )
}
