import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '../../components/button/index.tsx'
import { Notice } from '../../components/notice/index.tsx'
import { Page } from '../../components/page/index.tsx'
import { goBack, goInstead } from '../../lib/go.ts'
import { PhoneButton } from '../../platform/phone-button'
import { ChoosePerson } from './choose-person.tsx'
import { type LoginResult, loginWithPlatformPhone } from './login.ts'
import { PhoneForm } from './phone-form.tsx'
import './index.scss'

export default function Login() {
  const { next } = useRouter().params
  const [result, setResult] = useState<LoginResult>()
  const [bySms, setBySms] = useState(!PhoneButton)
  const [busy, setBusy] = useState(false)

  function receive(fresh: LoginResult) {
    setBusy(false)
    setResult(fresh)
    if (fresh.step !== 'in') return
    if (next) goInstead(decodeURIComponent(next))
    else goBack()
  }

  if (result?.step === 'choose') {
    return (
      <Page title="请问您是哪位" lead="这个手机号有几位在用，请选本人。">
        <ChoosePerson ticket={result.ticket} people={result.people} onResult={receive} />
      </Page>
    )
  }
  return (
    <Page title="登录" lead="用手机号登录，不用记密码。">
      {result?.step === 'refused' && (
        <Notice tone="danger" title={result.refused.text} urgent>
          {result.refused.next}
        </Notice>
      )}
      {PhoneButton && !bySms ? (
        <>
          <PhoneButton
            busy={busy}
            onProof={async (proof) => {
              setBusy(true)
              receive(await loginWithPlatformPhone(proof))
            }}
            onRefused={() => setBySms(true)}
          >
            手机号一键登录
          </PhoneButton>
          <Button kind="ghost" onTap={() => setBySms(true)}>
            用短信验证码登录
          </Button>
        </>
      ) : (
        <PhoneForm onResult={receive} />
      )}
      <View className="login__foot sentence">
        第一次登录会自动为您开户。我们只用手机号确认是您本人和给您发通知，不会告诉任何无关的人。
      </View>
    </Page>
  )
}
