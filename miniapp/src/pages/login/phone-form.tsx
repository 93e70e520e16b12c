import { useState } from 'react'
import { call } from '../../api/client.ts'
import type { Refused } from '../../api/routes.ts'
import { Button } from '../../components/button/index.tsx'
import { Choices } from '../../components/choice/index.tsx'
import { Input } from '../../components/field/index.tsx'
import { SmsCodeInput } from '../../components/sms-code-input/index.tsx'
import { type LoginResult, loginWithSmsCode } from './login.ts'
import { isMobileNumber } from './mobile-number.ts'

/** Phone number and SMS code: works for everybody, on every platform. */
export function PhoneForm({ onResult }: { onResult: (result: LoginResult) => void }) {
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [sentText, setSentText] = useState<string>()
  const [phoneError, setPhoneError] = useState<string>()
  const [codeError, setCodeError] = useState<string>()
  const [shared, setShared] = useState(false)
  const [busy, setBusy] = useState(false)

  function show(refused: Refused) {
    const sentence = `${refused.text}${refused.next}`
    if (refused.code === 'PHONE_INVALID' || refused.field === 'phone') setPhoneError(sentence)
    else setCodeError(sentence)
  }

  function phoneIsRight(): boolean {
    const right = isMobileNumber(phone)
    setPhoneError(right ? undefined : '请填写 11 位手机号码')
    return right
  }

  async function send(): Promise<number | null> {
    if (!phoneIsRight()) return null
    setCodeError(undefined)
    const answer = await call('session.sendCode', { body: { phone } })
    if (!answer.ok) {
      show(answer.refused)
      return answer.refused.retryAfterSeconds ?? null
    }
    const { maskedPhone, validForMinutes, resendAfterSeconds } = answer.reply
    setSentText(`已发到 ${maskedPhone}，${validForMinutes} 分钟内有效`)
    return resendAfterSeconds
  }

  async function logIn() {
    if (!phoneIsRight()) return
    if (code.length !== 6) {
      setCodeError('请填写短信里的 6 位数字')
      return
    }
    setCodeError(undefined)
    setBusy(true)
    const result = await loginWithSmsCode(phone, code, shared)
    setBusy(false)
    if (result.step === 'refused') show(result.refused)
    else onResult(result)
  }

  return (
    <>
      <Input
        id="phone"
        label="手机号"
        kind="phone"
        autoFill="tel"
        placeholder="11 位手机号码"
        maxLength={11}
        value={phone}
        error={phoneError}
        onChange={(text) => {
          setPhone(text.replace(/\D/g, '').slice(0, 11))
          setPhoneError(undefined)
        }}
      />
      <SmsCodeInput
        value={code}
        onChange={setCode}
        onSend={send}
        onEnter={logIn}
        error={codeError}
        sentText={sentText}
      />
      <Choices
        label="和家人共用手机号"
        values={shared ? ['shared'] : []}
        options={[{ value: 'shared', text: '这个手机号和家人共用', note: '登录时让我选是哪一位' }]}
        onChoose={() => setShared(!shared)}
      />
      <Button busy={busy} busyText="正在登录" onTap={logIn}>
        登录
      </Button>
    </>
  )
}
