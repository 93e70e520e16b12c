import type { FeeTransaction } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { Choice, Choices } from '../../../components/choice/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { Picker } from '../../../components/picker/index.tsx'
import { Question } from '../question.tsx'
import { servedCities, servedCity, transactionOptions, useOptions } from '../words.ts'
import { type FeeForm, type FieldProblems, needsArea, type Relation } from './fee-form.ts'
import './index.scss'

interface Props {
  form: FeeForm
  change: (more: Partial<FeeForm>) => void
  problems: FieldProblems
}

export function AskWhat({ form, change, from }: Props & { from?: FeeTransaction }) {
  return (
    <>
      <Question>办什么事</Question>
      <Choice
        label="办什么事"
        options={transactionOptions(from ?? form.transaction)}
        value={form.transaction}
        onChoose={(transaction) => change({ transaction })}
      />
      <Question>什么房子</Question>
      <Choice label="什么房子" options={useOptions} value={form.use} onChoose={(use) => change({ use })} />
      <View className="fees__apart">
        <Picker
          label="城市"
          options={servedCities}
          value={form.city}
          onChange={(value) => change({ city: servedCity(value) })}
        />
      </View>
    </>
  )
}

const priceLabels: Partial<Record<FeeTransaction, string>> = {
  gift: '税务机关核定的价格（万元）',
  bequest: '税务机关核定的价格（万元）',
  exchange: '换进来的房子值多少（万元）',
}

export function AskHome({ form, change, problems }: Props) {
  const { transaction } = form
  return (
    <>
      <Question>{needsArea(form) ? '房子多少钱、多大' : '房子值多少钱'}</Question>
      <Input
        label={(transaction && priceLabels[transaction]) ?? '成交价（万元）'}
        kind="decimal"
        placeholder="例如 300"
        value={form.price}
        error={problems.price}
        onChange={(price) => change({ price })}
      />
      {transaction === 'exchange' && (
        <Input
          label="换出去的房子值多少（万元）"
          kind="decimal"
          hint="契税只按两套房子的差价算。"
          placeholder="例如 200"
          value={form.otherPrice}
          error={problems.otherPrice}
          onChange={(otherPrice) => change({ otherPrice })}
        />
      )}
      {needsArea(form) && (
        <Input
          label="建筑面积（平方米）"
          kind="decimal"
          hint="按合同上的建筑面积；140 平方米及以下契税更低。"
          placeholder="例如 89.97"
          value={form.area}
          error={problems.area}
          onChange={(area) => change({ area })}
        />
      )}
    </>
  )
}

export function AskBuyer({ form, change }: Props) {
  return (
    <>
      <Question lead="家庭包括本人、配偶和未成年子女；成年子女的不算。">买下后，买方家里一共有几套住房</Question>
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
      <Question lead="从契税完税证明和产权证里日期较早的那一个算起。">卖方的房子到手多久了</Question>
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

const relations: readonly { value: Relation; text: string }[] = [
  { value: 'spouse', text: '夫妻' },
  { value: 'parent-child', text: '父母和子女' },
  { value: 'grandparent-grandchild', text: '祖父母、外祖父母和孙辈' },
  { value: 'sibling', text: '兄弟姐妹' },
  { value: 'supporter', text: '抚养人或赡养人' },
  { value: 'other', text: '其他人' },
]

export function AskKin({ form, change }: Props) {
  return (
    <>
      <Question lead="近亲属之间赠与，受赠人不缴个人所得税。">送的人和收的人是什么关系</Question>
      <Choice label="关系" value={form.relation} onChoose={(relation) => change({ relation })} options={relations} />
    </>
  )
}
