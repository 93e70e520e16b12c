import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Button } from '../button/index.tsx'
import { Field } from '../field/index.tsx'
import { TextInput } from '../raw/text-input'
import './index.scss'

interface Props {
  value: string
  onChange: (digits: string) => void
  /** Sends the message and answers after how many seconds it may be sent again; null when it was not sent. */
  onSend: () => Promise<number | null>
  onEnter?: () => void
  error?: string
  /** Said after sending, for instance to which phone. */
  sentText?: string
}

export function SmsCodeInput({ value, onChange, onSend, onEnter, error, sentText }: Props) {
  const [waitSeconds, setWaitSeconds] = useState(0)
  const [sending, setSending] = useState(false)

  useEffect(() => {
    if (waitSeconds <= 0) return
    const timer = setTimeout(() => setWaitSeconds(waitSeconds - 1), 1000)
    return () => clearTimeout(timer)
  }, [waitSeconds])

  async function send() {
    setSending(true)
    const seconds = await onSend()
    setSending(false)
    if (seconds !== null) setWaitSeconds(seconds)
  }

  return (
    <Field id="sms-code" label="短信验证码" error={error} hint={sentText}>
      <View className="sms-code">
        <TextInput
          id="sms-code"
          className="input sms-code__input numerals"
          kind="digits"
          label="短信验证码，6 位数字"
          placeholder="6 位数字"
          autoFill="one-time-code"
          maxLength={6}
          value={value}
          invalid={!!error}
          onEnter={onEnter}
          onChange={(text) => onChange(text.replace(/\D/g, '').slice(0, 6))}
        />
        <View className="sms-code__button">
          <Button kind="secondary" busy={sending} busyText="发送中" disabled={waitSeconds > 0} onTap={send}>
            {waitSeconds > 0 ? `${waitSeconds} 秒后重发` : '获取验证码'}
          </Button>
        </View>
      </View>
    </Field>
  )
}
