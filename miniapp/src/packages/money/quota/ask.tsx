import { loanCities } from '@anju/shared-types/money-words'
import { View } from '@tarojs/components'
import { Choice, Choices } from '../../../components/choice/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { Picker } from '../../../components/picker/index.tsx'
import { Question } from '../question.tsx'
import { loanCityOptions } from './loan-cities.ts'
import {
  type BorrowerForm,
  type BorrowerProblems,
  type Extra,
  emptyBorrower,
  type HomeProblems,
  type Looked,
  type QuotaForm,
} from './quota-form.ts'

interface Props {
  form: QuotaForm
  change: (more: Partial<QuotaForm>) => void
}

export function AskWhere({ form, change }: Props) {
  return (
    <>
      <View>
        <Picker
          label="在哪个城市贷"
          hint="各地算法不一样，收录了这五个城市的规定。"
          options={loanCityOptions}
          value={form.city}
          onChange={(value) => change({ city: loanCities.find((city) => city === value) })}
        />
      </View>
      <Question lead="按公积金中心的认定；有过一笔公积金贷款、已经还清的，各地算法不同。">第几套住房</Question>
      <Choice
        label="第几套住房"
        value={form.homeNumber}
        onChoose={(homeNumber) => change({ homeNumber })}
        options={[
          { value: '1', text: '首套' },
          { value: '2', text: '第二套' },
        ]}
      />
      <Question>几个人的公积金一起贷</Question>
      <Choice
        label="几个人一起贷"
        value={form.borrowers.length > 1 ? '2' : '1'}
        onChoose={(count) =>
          change({
            borrowers: [
              form.borrowers[0] ?? emptyBorrower,
              ...(count === '2' ? [form.borrowers[1] ?? emptyBorrower] : []),
            ],
          })
        }
        options={[
          { value: '1', text: '一个人' },
          { value: '2', text: '两个人', note: '比如夫妻都缴公积金' },
        ]}
      />
    </>
  )
}

interface PeopleProps extends Props {
  looked: Looked
  problems: readonly BorrowerProblems[]
}

const whose = ['本人', '另一位'] as const

export function AskPeople({ form, change, looked, problems }: PeopleProps) {
  const set = (at: number, more: Partial<BorrowerForm>) =>
    change({ borrowers: form.borrowers.map((one, index) => (index === at ? { ...one, ...more } : one)) })
  return (
    <>
      {form.borrowers.map((borrower, index) => (
        <OneBorrower
          // two people at most, and they never change places
          key={whose[index]}
          name={form.borrowers.length > 1 ? (whose[index] ?? '') : ''}
          borrower={borrower}
          looked={looked}
          withSupplementary={form.city === 'shanghai'}
          problems={problems[index] ?? {}}
          set={(more) => set(index, more)}
        />
      ))}
    </>
  )
}

interface BorrowerProps {
  name: string
  borrower: BorrowerForm
  looked: Looked
  withSupplementary: boolean
  problems: BorrowerProblems
  set: (more: Partial<BorrowerForm>) => void
}

function OneBorrower({ name, borrower, looked, withSupplementary, problems, set }: BorrowerProps) {
  const of = (label: string) => (name ? `${name}：${label}` : label)
  return (
    <>
      <Question>{name ? `${name}的公积金` : '您的公积金'}</Question>
      <Input
        label={of('连续缴存了多少个月')}
        kind="digits"
        placeholder="例如 36"
        value={borrower.months}
        error={problems.months}
        onChange={(months) => set({ months })}
      />
      {looked.balance && (
        <Input
          label={of('账户余额（元）')}
          kind="decimal"
          placeholder="例如 60000"
          value={borrower.balance}
          error={problems.balance}
          onChange={(balance) => set({ balance })}
        />
      )}
      {looked.balance && withSupplementary && (
        <Input
          label={of('补充公积金余额（元，没有不填）')}
          kind="decimal"
          value={borrower.supplementary}
          error={problems.supplementary}
          onChange={(supplementary) => set({ supplementary })}
        />
      )}
      {looked.base && (
        <>
          <Input
            label={of('缴存基数（元/月）')}
            kind="decimal"
            hint="公积金按它的百分之几缴，一般是上一年的月平均工资。"
            placeholder="例如 8000"
            value={borrower.base}
            error={problems.base}
            onChange={(base) => set({ base })}
          />
          <Input
            label={of('年龄（周岁，可以不填）')}
            kind="digits"
            hint="填了才能看年龄够不够贷这么久。"
            value={borrower.age}
            error={problems.age}
            onChange={(age) => set({ age })}
          />
          {borrower.age && (
            <Choice
              label={of('性别')}
              value={borrower.gender}
              onChoose={(gender) => set({ gender })}
              options={[
                { value: 'female', text: '女' },
                { value: 'male', text: '男' },
              ]}
            />
          )}
        </>
      )}
    </>
  )
}

const yearOptions = Array.from({ length: 30 }, (_, index) => ({ value: String(30 - index), text: `${30 - index} 年` }))

const extraOptions: readonly { value: Extra; text: string; note?: string }[] = [
  { value: 'children', text: '有两个或更多未成年子女' },
  { value: 'green', text: '绿色建筑', note: '看购房合同或楼盘公示' },
  { value: 'policy', text: '保障性住房、经济适用房' },
  { value: 'completed', text: '现房', note: '已经建好、能马上交付' },
]

export function AskLoan({ form, change, looked, problems }: Props & { looked: Looked; problems: HomeProblems }) {
  const { extras } = form
  return (
    <>
      <Question>买多少钱的房，贷多少年</Question>
      <Input
        label="房价（万元）"
        kind="decimal"
        placeholder="例如 200"
        value={form.price}
        error={problems.price}
        onChange={(price) => change({ price })}
      />
      <Input
        label="首付（万元，可以不填）"
        kind="decimal"
        hint="不填就按最低首付算。"
        value={form.downPayment}
        error={problems.downPayment}
        onChange={(downPayment) => change({ downPayment })}
      />
      <Picker label="贷多少年" options={yearOptions} value={form.years} onChange={(years) => change({ years })} />
      {looked.base && (
        <Input
          label="其他贷款每月还多少（元，没有不填）"
          kind="decimal"
          value={form.debt}
          error={problems.debt}
          onChange={(debt) => change({ debt })}
        />
      )}
      <Question lead="有的城市会因此提高额度；没有就不选。">有没有下面的情况</Question>
      <Choices
        label="有没有下面的情况"
        options={extraOptions}
        values={extras}
        onChoose={(one) =>
          change({ extras: extras.includes(one) ? extras.filter((other) => other !== one) : [...extras, one] })
        }
      />
    </>
  )
}
