import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { ChangeIt } from '../change-it.tsx'
import { Question } from '../question.tsx'
import { todayIn } from '../today.ts'
import { bodyOf, emptyOffset, type OffsetBody, type OffsetForm, offsetProblems, standings } from './offset-form.ts'
import { OffsetResult } from './offset-result.tsx'

const TITLE = '用公积金还贷'
const LEAD = '签一次约，公积金自动还贷款（对冲还贷）。看看能不能签、从谁的账户划多少。'

/** Whether the balance may pay the loan, and what would be taken from whom. Needs no login. */
export default function Offset() {
  const [form, setForm] = useState<OffsetForm>(emptyOffset)
  const [tried, setTried] = useState(false)
  const [asked, setAsked] = useState<OffsetBody>()
  const problems = tried ? offsetProblems(form) : {}
  const change = (more: Partial<OffsetForm>) => setForm((before) => ({ ...before, ...more }))
  const yuan = (name: 'due' | 'main' | 'spouse' | 'keep') => ({
    kind: 'decimal' as const,
    value: form[name],
    error: problems[name],
    onChange: (text: string) => change({ [name]: text }),
  })
  const wan = (name: 'fundOwed' | 'commercialOwed') => ({
    kind: 'decimal' as const,
    value: form[name],
    error: problems[name],
    onChange: (text: string) => change({ [name]: text }),
  })
  if (asked) {
    return (
      <Page title={TITLE} lead={LEAD} foot={<ChangeIt onTap={() => setAsked(undefined)} />}>
        <OffsetResult body={asked} />
      </Page>
    )
  }
  const ask = () => {
    setTried(true)
    setAsked(bodyOf(form, todayIn(Date.now())))
  }
  return (
    <Page title={TITLE} lead={LEAD} foot={<Button onTap={ask}>看看怎么划</Button>}>
      <Question>怎么划</Question>
      <Choice
        label="怎么划"
        value={form.method}
        onChoose={(method) => change({ method })}
        options={[
          { value: 'monthly', text: '每月划', note: '每月要还的先从公积金出，不够的从银行卡出' },
          { value: 'yearly', text: '每年划一次', note: '余额一次还本金，以后每月少还；平时自己还' },
        ]}
      />
      <Question>贷款现在怎么样</Question>
      <Choice
        label="贷款现在怎么样"
        value={form.standing}
        onChoose={(standing) => change({ standing })}
        options={standings}
      />
      <Question>要还多少，账户里有多少</Question>
      {form.method === 'monthly' ? (
        <Input label="每月一共还多少（元）" placeholder="例如 3200" {...yuan('due')} />
      ) : (
        <>
          <Input label="公积金贷款还欠多少（万元）" placeholder="例如 62.5" {...wan('fundOwed')} />
          <Input label="商业贷款还欠多少（万元，没有就不填）" placeholder="例如 30" {...wan('commercialOwed')} />
        </>
      )}
      <Input label="主借款人的公积金余额（元）" placeholder="例如 42000" {...yuan('main')} />
      <Input label="配偶的公积金余额（元，没有就不填）" placeholder="例如 18000" {...yuan('spouse')} />
      <Input label="每个账户要留多少（元）" hint="有的城市要留一点，例如 10 元。不知道就不改。" {...yuan('keep')} />
    </Page>
  )
}
