import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Steps } from '../../../components/steps/index.tsx'
import { AskBuyer, AskHome, AskSeller, AskWhat } from './ask.tsx'
import { emptyForm, type FeeForm, problemsOf, stepsOf, stepWords } from './fee-form.ts'
import { FeeResult } from './fee-result.tsx'
import './index.scss'

/** What a transaction costs, asked one thing after the other and answered line by line. Needs no login. */
export default function Fees() {
  const [form, setForm] = useState<FeeForm>(emptyForm)
  const [at, setAt] = useState(0)
  /** Complaints are shown once somebody tried to go on. */
  const [tried, setTried] = useState(false)
  const steps = stepsOf(form)
  const step = steps[Math.min(at, steps.length - 1)] ?? 'what'
  const problems = problemsOf(form, step)
  const change = (more: Partial<FeeForm>) => setForm((before) => ({ ...before, ...more }))

  function move(by: number) {
    if (by > 0 && problems) return setTried(true)
    setTried(false)
    setAt(at + by)
  }

  const props = { form, change, problems: tried && typeof problems === 'object' ? problems : {} }
  return (
    <Page
      title="税费测算"
      lead="几个问题，算清每一项税费是多少、谁来付、依据哪份文件。"
      foot={
        step === 'result' ? (
          <Button kind="secondary" icon="edit" onTap={() => move(-1)}>
            改一改
          </Button>
        ) : (
          <View className="fees__way">
            {at > 0 && (
              <Button kind="secondary" onTap={() => move(-1)}>
                上一步
              </Button>
            )}
            <Button disabled={problems === 'unanswered'} onTap={() => move(1)}>
              {steps[at + 1] === 'result' ? '看结果' : '下一步'}
            </Button>
          </View>
        )
      }
    >
      <Steps names={steps.map((name) => stepWords[name])} current={steps.indexOf(step)} />
      {step === 'what' && <AskWhat {...props} />}
      {step === 'home' && <AskHome {...props} />}
      {step === 'buyer' && <AskBuyer {...props} />}
      {step === 'seller' && <AskSeller {...props} />}
      {step === 'result' && <FeeResult form={form} />}
    </Page>
  )
}
