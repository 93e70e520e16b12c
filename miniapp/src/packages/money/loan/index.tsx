import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Picker } from '../../../components/picker/index.tsx'
import { Question } from '../question.tsx'
import { todayIn } from '../today.ts'
import { fenOfWan } from '../yuan.ts'
import './index.scss'
import { PlanView } from './plan-view.tsx'

const yearOptions = Array.from({ length: 30 }, (_, index) => ({ value: String(30 - index), text: `${30 - index} 年` }))
const methodOptions = [
  { value: 'annuity', text: '等额本息', note: '每月还一样多，前期利息占得多' },
  { value: 'linear', text: '等额本金', note: '每月本金一样多，越还越少，总利息更低' },
] as const
const SHORT_TERM_YEARS = 5

/**
 * A fund loan by its amount and years: what one pays, and how it divides into principal and interest. `amount`, `years` and `home` are
 * filled in when one comes from the quota. Needs no login.
 */
export default function Loan() {
  const given = useRouter().params
  const [amount, setAmount] = useState(given.amount ?? '100')
  const [years, setYears] = useState(yearOptions.find(({ value }) => value === given.years)?.value ?? '30')
  const [home, setHome] = useState<'1' | '2'>(given.home === '2' ? '2' : '1')
  const [method, setMethod] = useState<'annuity' | 'linear'>('annuity')
  const rates = useRequest(() => call('open.loanRates', { query: { on: todayIn(Date.now()) } }))
  const principalFen = fenOfWan(amount)
  const isShort = Number(years) <= SHORT_TERM_YEARS
  const rate = rates.reply?.items.find(
    (item) => item.homeNumber === Number(home) && item.term === (isShort ? 'up-to-5-years' : 'over-5-years'),
  )
  return (
    <Page title="还款计算" lead="公积金贷款，按今天放款的利率算，每期本金和利息都到分。">
      <Input
        label="贷款金额（万元）"
        kind="decimal"
        value={amount}
        onChange={setAmount}
        error={principalFen ? undefined : '请填写以万元为单位的数，例如 80 或 62.5。'}
      />
      <Picker label="贷款年限" value={years} options={yearOptions} onChange={setYears} />
      <Question>第几套住房</Question>
      <Choice
        label="第几套住房"
        value={home}
        onChoose={setHome}
        options={[
          { value: '1', text: '首套' },
          { value: '2', text: '第二套' },
        ]}
      />
      <Question>还款方式</Question>
      <Choice label="还款方式" value={method} onChoose={setMethod} options={methodOptions} />
      <View className="loan__result">
        <Answered asked={rates} cards={1}>
          {() =>
            rate && principalFen ? (
              <PlanView
                loan={{ principalFen, annualRatePercent: rate.annualRatePercent, months: Number(years) * 12, method }}
                source={rate.source}
                overdue={rate.overdue}
              />
            ) : null
          }
        </Answered>
      </View>
    </Page>
  )
}
