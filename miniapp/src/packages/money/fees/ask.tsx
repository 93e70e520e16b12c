import { View } from '@tarojs/components'
import { Choice, Choices } from '../../../components/choice/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { Picker } from '../../../components/picker/index.tsx'
import { role } from '../../../lib/role.ts'
import { transactionOptions, useOptions } from '../words.ts'
import type { FeeForm } from './fee-form.ts'
import './index.scss'

interface Props {
  form: FeeForm
  change: (more: Partial<FeeForm>) => void
  problems: { price?: string; area?: string }
}

const Question = ({ children }: { children: string }) => (
  <View className="fees__question" {...role('heading', { level: 2 })}>
    {children}
  </View>
)

const cities = [
  { value: 'jinan', text: '济南' },
  { value: 'luohe', text: '漯河' },
  { value: 'anshan', text: '鞍山' },
  { value: 'xiamen', text: '厦门' },
  { value: 'liaoyuan', text: '辽源' },
] as const

export function AskWhat({ form, change }: Props) {
  return (
    <>
      <Question>办什么事</Question>
      <Choice
        label="办什么事"
        options={transactionOptions}
        value={form.transaction}
        onChoose={(transaction) => change({ transaction })}
      />
      <Question>什么房子</Question>
      <Choice label="什么房子" options={useOptions} value={form.use} onChoose={(use) => change({ use })} />
      <View className="fees__apart">
        <Picker
          label="城市"
          options={cities}
          value={form.city}
          onChange={(value) => change({ city: cities.find((city) => city.value === value)?.value ?? 'jinan' })}
        />
      </View>
    </>
  )
}

export function AskHome({ form, change, problems }: Props) {
  return (
    <>
      <Question>房子多少钱、多大</Question>
      <Input
        label="成交价（万元）"
        kind="decimal"
        placeholder="例如 300"
        value={form.price}
        error={problems.price}
        onChange={(price) => change({ price })}
      />
      <Input
        label="建筑面积（平方米）"
        kind="decimal"
        hint="按合同上的建筑面积；140 平方米及以下契税更低。"
        placeholder="例如 89.97"
        value={form.area}
        error={problems.area}
        onChange={(area) => change({ area })}
      />
    </>
  )
}

export function AskBuyer({ form, change }: Props) {
  return (
    <>
      <Question>买下后，买方家里一共有几套住房</Question>
      <View className="sentence fees__before-choice">家庭包括本人、配偶和未成年子女；成年子女的不算。</View>
      <Choice
        label="住房套数"
        value={form.homesAfter}
        onChoose={(homesAfter) => change({ homesAfter })}
        options={[
          { value: '1', text: '一套', note: '这是家里唯一的住房' },
          { value: '2', text: '两套' },
          { value: '3', text: '三套或更多' },
        ]}
      />
      <Question>产权证要几本</Question>
      <Choices
        label="产权证"
        values={form.extra ? ['extra'] : []}
        onChoose={() => change({ extra: !form.extra })}
        options={[{ value: 'extra', text: '夫妻两人各要一本', note: '多一本加收工本费 10 元' }]}
      />
    </>
  )
}

export function AskSeller({ form, change }: Props) {
  return (
    <>
      <Question>卖方的房子到手多久了</Question>
      <View className="sentence fees__before-choice">从契税完税证明和产权证里日期较早的那一个算起。</View>
      <Choice
        label="持有时间"
        value={form.held}
        onChoose={(held) => change({ held })}
        options={[
          { value: 'under-2', text: '不满 2 年', note: '要缴增值税' },
          { value: '2-to-5', text: '满 2 年，不满 5 年', note: '免增值税' },
          { value: 'over-5', text: '满 5 年', note: '是唯一住房的，个人所得税也免' },
        ]}
      />
      <Question>这是卖方家里唯一的住房吗</Question>
      <Choice
        label="唯一住房"
        value={form.onlyHome}
        onChoose={(onlyHome) => change({ onlyHome })}
        options={[
          { value: 'yes', text: '是' },
          { value: 'no', text: '不是' },
        ]}
      />
    </>
  )
}
