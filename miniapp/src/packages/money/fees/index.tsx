import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Steps } from '../../../components/steps/index.tsx'
import { go } from '../../../lib/go.ts'
import { useCity } from '../../../stores/city.ts'
import { ChangeIt } from '../change-it.tsx'
import { isTransaction, servedCity } from '../words.ts'
import { AskBuyer, AskHome, AskKin, AskSeller, AskWhat } from './ask.tsx'
import { emptyForm, type FeeForm, formOf, problemsOf, stepsOf, stepWords } from './fee-form.ts'
import { FeeResult } from './fee-result.tsx'
import './index.scss'

/**
 * What a transaction costs, asked one thing after the other and answered line by line. Needs no login. `as` and `item`: opened from an
 * item of the guide. `quote`: begins with what a quote asked, and compares with it at the end.
 */
export default function Fees() {
  const { as, item, quote } = useRouter().params
  const from = isTransaction(as) ? as : undefined
  const own = servedCity(useCity()?.code)
  const quoted = useRequest(quote ? () => call('open.getQuote', { params: { id: quote } }) : null, [quote])
  const begun = quoted.reply ? formOf(quoted.reply.request) : undefined
  const [typed, setTyped] = useState<Partial<FeeForm>>(from ? { transaction: from } : {})
  const form: FeeForm = { ...emptyForm, city: own, ...begun, ...typed }
  const [at, setAt] = useState(0)
  /** Complaints are shown once somebody tried to go on. */
  const [tried, setTried] = useState(false)
  const steps = stepsOf(form)
  const step = steps[Math.min(at, steps.length - 1)] ?? 'what'
  const problems = problemsOf(form, step)
  const change = (more: Partial<FeeForm>) => setTyped((before) => ({ ...before, ...more }))

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
          <ChangeIt onTap={() => move(-1)} />
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
      {step === 'what' && <AskWhat {...props} from={from} />}
      {step === 'what' && !quote && <OtherSums />}
      {step === 'home' && <AskHome {...props} />}
      {step === 'buyer' && <AskBuyer {...props} />}
      {step === 'seller' && <AskSeller {...props} />}
      {step === 'kin' && <AskKin {...props} />}
      {step === 'result' && <FeeResult form={form} item={item} quote={quote} />}
    </Page>
  )
}

const OtherSums = () => (
  <View className="fees__apart">
    <Card kind="plain" title="还可以">
      <ListRow
        icon="document"
        text="查一份报价单"
        note="看真假，看现在变了什么、为什么"
        onTap={() => go('/packages/money/quote/index')}
      />
      <ListRow
        icon="refresh"
        text="换房退税"
        note="卖了旧房又买新房，个人所得税能退多少"
        onTap={() => go('/packages/money/swap/index')}
      />
    </Card>
  </View>
)
