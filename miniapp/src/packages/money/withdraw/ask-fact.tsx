import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { Choice, Choices } from '../../../components/choice/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { Question } from '../question.tsx'
import { fenOfWan, fenOfYuan, wholeOf } from '../yuan.ts'
import type { Askable, Known } from './needs.ts'

interface Props {
  fact: Askable
  tell: (known: Known) => void
}

/** One fact, as the server needs it next. */
export function AskFact({ fact, tell }: Props) {
  if (fact === 'homeHere') {
    return <YesNo title="您或配偶在这个城市有住房吗" yes="有" no="没有" onAnswer={(homeHere) => tell({ homeHere })} />
  }
  if (fact === 'filedLease') return <AskLease tell={tell} />
  return <AskNumber fact={fact} tell={tell} />
}

interface YesNoProps {
  title: string
  yes: string
  no: string
  onAnswer: (yes: boolean) => void
}

const YesNo = ({ title, yes, no, onAnswer }: YesNoProps) => (
  <>
    <Question>{title}</Question>
    <Choice
      label={title}
      options={[
        { value: 'yes', text: yes },
        { value: 'no', text: no },
      ]}
      onChoose={(answer) => onAnswer(answer === 'yes')}
    />
  </>
)

/** The lease with what lifts the limit, and for how many months. */
function AskLease({ tell }: Pick<Props, 'tell'>) {
  const [filed, setFiled] = useState<'yes' | 'no'>()
  const [lifts, setLifts] = useState<readonly ('public' | 'children')[]>([])
  const [months, setMonths] = useState('1')
  const [tried, setTried] = useState(false)
  const count = wholeOf(months, 1, 120)
  function go() {
    setTried(true)
    if (!filed || !count) return
    const has = (lift: 'public' | 'children') => lifts.includes(lift)
    tell({ filedLease: filed === 'yes', months: count, publicRental: has('public'), children: has('children') ? 2 : 0 })
  }
  return (
    <>
      <Question>租房合同备案了吗</Question>
      <Choice
        label="租房合同备案了吗"
        value={filed}
        onChoose={setFiled}
        options={[
          { value: 'yes', text: '备案了，有发票' },
          { value: 'no', text: '没有备案或没有发票' },
        ]}
      />
      <Question lead="没有就不选。">有没有下面的情况</Question>
      <Choices
        label="有没有下面的情况"
        values={lifts}
        onChoose={(one) => setLifts(lifts.includes(one) ? lifts.filter((other) => other !== one) : [...lifts, one])}
        options={[
          { value: 'public', text: '租的是公租房、保障性租赁住房' },
          { value: 'children', text: '家里有两个或更多孩子' },
        ]}
      />
      <Question>提取多久的</Question>
      <Input
        label="这次提取几个月的房租"
        kind="digits"
        value={months}
        onChange={setMonths}
        error={tried && !count ? '请填写月数，例如 3。' : undefined}
      />
      <Button disabled={!filed} onTap={go}>
        下一步
      </Button>
    </>
  )
}

type NumberFact = Exclude<Askable, 'homeHere' | 'filedLease'>

interface NumberWords {
  title: string
  label: string
  hint?: string
  unit: 'wan' | 'yuan' | 'months'
}

const numbers: Record<NumberFact, NumberWords> = {
  contributionMonths: { title: '公积金连续缴了多久', label: '连续缴存的月数', unit: 'months' },
  monthlyRentFen: { title: '每月房租多少', label: '每月房租（元）', unit: 'yuan' },
  monthlyContributionFen: {
    title: '公积金每月缴多少',
    label: '每月缴存（元）',
    hint: '个人和单位加起来。',
    unit: 'yuan',
  },
  spentFen: {
    title: '实际花了多少',
    label: '实际支付（万元）',
    hint: '买房填已付的房款；还贷填这段时间还的本金加利息。',
    unit: 'wan',
  },
  balanceFen: { title: '账户里有多少', label: '账户余额（元）', unit: 'yuan' },
}

const read: Record<NumberWords['unit'], (text: string) => number | undefined> = {
  wan: fenOfWan,
  yuan: fenOfYuan,
  months: (text) => wholeOf(text, 0, 720),
}
const complaints: Record<NumberWords['unit'], string> = {
  wan: '请填写以万元为单位的数，例如 50 或 62.5。',
  yuan: '请填写以元为单位的数，最多两位小数。',
  months: '请填写月数，例如 36。',
}

function AskNumber({ fact, tell }: { fact: NumberFact; tell: Props['tell'] }) {
  const { title, label, hint, unit } = numbers[fact]
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const value = read[unit](typed)
  const go = () => {
    setTried(true)
    if (value !== undefined) tell({ [fact]: value })
  }
  return (
    <>
      <Question>{title}</Question>
      <Input
        label={label}
        hint={hint}
        kind={unit === 'months' ? 'digits' : 'decimal'}
        value={typed}
        onChange={setTyped}
        onEnter={go}
        error={tried && value === undefined ? complaints[unit] : undefined}
      />
      <Button onTap={go}>下一步</Button>
    </>
  )
}
