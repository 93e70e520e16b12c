import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Button } from '../../../components/button/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { ChangeIt } from '../change-it.tsx'
import { Question } from '../question.tsx'
import { todayIn } from '../today.ts'
import { bodyOf, emptyPrepay, type PrepayBody, type PrepayForm, prepayProblems } from './prepay-form.ts'
import { PrepayResult } from './prepay-result.tsx'

const LEAD = '先还一部分，能省多少利息，以后每月还多少、还到什么时候。'

/** Paying part of a loan back early: what it saves, and how the rest runs. Needs no login. */
export default function Prepay() {
  const rates = useRequest(() => call('open.loanRates', { query: { on: todayIn(Date.now()) } }))
  const usual = rates.reply?.items.find(({ homeNumber, term }) => homeNumber === 1 && term === 'over-5-years')
  const [typed, setTyped] = useState<Partial<PrepayForm>>({})
  const form: PrepayForm = { ...emptyPrepay, rate: usual?.annualRatePercent ?? '', ...typed }
  const [tried, setTried] = useState(false)
  const [asked, setAsked] = useState<PrepayBody>()
  const problems = tried ? prepayProblems(form) : {}
  const change = (more: Partial<PrepayForm>) => setTyped((before) => ({ ...before, ...more }))
  if (asked) {
    return (
      <Page title="提前还款" lead={LEAD} foot={<ChangeIt onTap={() => setAsked(undefined)} />}>
        <PrepayResult body={asked} />
      </Page>
    )
  }
  return (
    <Page
      title="提前还款"
      lead={LEAD}
      foot={
        <Button
          onTap={() => {
            setTried(true)
            setAsked(bodyOf(form))
          }}
        >
          算一算能省多少
        </Button>
      }
    >
      <Input
        label="贷款还欠多少（万元）"
        kind="decimal"
        hint="在公积金中心或银行的手机应用里看“剩余本金”。"
        placeholder="例如 80"
        value={form.balance}
        error={problems.balance}
        onChange={(balance) => change({ balance })}
      />
      <Input
        label="还剩多少个月"
        kind="digits"
        placeholder="例如 240"
        value={form.months}
        error={problems.months}
        onChange={(months) => change({ months })}
      />
      <Input
        label="年利率（%）"
        kind="decimal"
        hint={usual && `已填上今天首套公积金贷款的 ${usual.annualRatePercent}%，不一样请改。`}
        value={form.rate}
        error={problems.rate}
        onChange={(rate) => change({ rate })}
      />
      <Input
        label="这次想还多少（万元）"
        kind="decimal"
        placeholder="例如 10"
        value={form.prepay}
        error={problems.prepay}
        onChange={(prepay) => change({ prepay })}
      />
      <Question>现在怎么还</Question>
      <Choice
        label="现在怎么还"
        value={form.method}
        onChoose={(method) => change({ method })}
        options={[
          { value: 'annuity', text: '等额本息', note: '每月还一样多' },
          { value: 'linear', text: '等额本金', note: '越还越少' },
        ]}
      />
      <Question>还了以后</Question>
      <Choice
        label="还了以后"
        value={form.keep}
        onChoose={(keep) => change({ keep })}
        options={[
          { value: 'payment', text: '每月还的不变，早些还清', note: '省利息最多' },
          { value: 'term', text: '还到同一天，每月少还些', note: '每月轻松些' },
        ]}
      />
    </Page>
  )
}
