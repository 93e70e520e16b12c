import type { PlainDate } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import type { RequestOf } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { DateField } from '../../../components/date-field/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Tag } from '../../../components/tag/index.tsx'
import { ChangeIt } from '../change-it.tsx'
import { MoneyResult } from '../money-result.tsx'
import { Question } from '../question.tsx'
import { todayIn } from '../today.ts'
import { Source } from '../unsure-tag.tsx'
import { fenOfWan, fenOfYuan } from '../yuan.ts'

type Body = RequestOf<'open.swapRefund'>['body']

interface Form {
  paid: string
  oldPrice: string
  newPrice: string
  soldOn?: PlainDate
  boughtOn?: PlainDate
  sameCity?: 'yes' | 'no'
  sharedOwner?: 'yes' | 'no'
}

const LEAD = '卖掉住房以后一年内在同城又买一套，卖房时缴的个人所得税可以退。'

const yesOrNo = [
  { value: 'yes', text: '是' },
  { value: 'no', text: '不是' },
] as const

/** Who sold a home and bought another: how much income tax comes back, and every condition with its answer. */
export default function Swap() {
  const [form, setForm] = useState<Form>({ paid: '', oldPrice: '', newPrice: '' })
  const [body, setBody] = useState<Body>()
  const change = (more: Partial<Form>) => setForm((before) => ({ ...before, ...more }))
  const ready = bodyOf(form)
  const thisYear = Number(todayIn(Date.now()).slice(0, 4))
  if (body) {
    return (
      <Page title="换房退税" lead={LEAD} foot={<ChangeIt onTap={() => setBody(undefined)} />}>
        <Refund body={body} />
      </Page>
    )
  }
  return (
    <Page
      title="换房退税"
      lead={LEAD}
      foot={
        <Button disabled={!ready} onTap={() => setBody(ready)}>
          算一算能退多少
        </Button>
      }
    >
      <Question>卖房的时候</Question>
      <Input
        label="缴了多少个人所得税（元）"
        kind="decimal"
        hint="看完税证明上“个人所得税”一栏。"
        placeholder="例如 29126.21"
        value={form.paid}
        onChange={(paid) => change({ paid })}
        error={form.paid && fenOfYuan(form.paid) === undefined ? '请填写以元为单位的数，最多两位小数。' : undefined}
      />
      <Wan label="旧房卖了多少（万元）" value={form.oldPrice} onChange={(oldPrice) => change({ oldPrice })} />
      <DateField
        label="哪天卖的"
        value={form.soldOn}
        firstYear={2022}
        lastYear={thisYear}
        onChange={(soldOn) => change({ soldOn })}
      />
      <Question>买房的时候</Question>
      <Wan label="新房买了多少（万元）" value={form.newPrice} onChange={(newPrice) => change({ newPrice })} />
      <DateField
        label="哪天买的（网签）"
        value={form.boughtOn}
        firstYear={2022}
        lastYear={thisYear + 1}
        onChange={(boughtOn) => change({ boughtOn })}
      />
      <Question>两套房子在同一个市吗</Question>
      <Choice label="同一个市" options={yesOrNo} value={form.sameCity} onChoose={(sameCity) => change({ sameCity })} />
      <Question>卖房的人是新房的产权人之一吗</Question>
      <Choice
        label="产权人"
        options={yesOrNo}
        value={form.sharedOwner}
        onChoose={(sharedOwner) => change({ sharedOwner })}
      />
    </Page>
  )
}

const Wan = ({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) => (
  <Input
    label={label}
    kind="decimal"
    placeholder="例如 150"
    value={value}
    onChange={onChange}
    error={value && !fenOfWan(value) ? '请填写以万元为单位的数，例如 150 或 168.5。' : undefined}
  />
)

function bodyOf({ paid, oldPrice, newPrice, soldOn, boughtOn, sameCity, sharedOwner }: Form): Body | undefined {
  const incomeTaxPaidFen = fenOfYuan(paid)
  const [oldPriceFen, newPriceFen] = [fenOfWan(oldPrice), fenOfWan(newPrice)]
  if (incomeTaxPaidFen === undefined || !oldPriceFen || !newPriceFen) return undefined
  if (!soldOn || !boughtOn || !sameCity || !sharedOwner) return undefined
  const answers = { sameCity: sameCity === 'yes', sharedOwner: sharedOwner === 'yes' }
  return { incomeTaxPaidFen, oldPriceFen, newPriceFen, soldOn, boughtOn, ...answers }
}

function Refund({ body }: { body: Body }) {
  const asked = useRequest(() => call('open.swapRefund', { body }), [JSON.stringify(body)])
  return (
    <Answered asked={asked} cards={1}>
      {({ amountFen, buyBefore, reasons, source }) => (
        <>
          <MoneyResult
            title={amountFen > 0 ? '可以退' : '不能退'}
            fen={amountFen}
            note={buyBefore && `最晚 ${buyBefore} 买新房`}
          />
          <Card kind="plain" title="一条一条看">
            {reasons.map(({ met, text }) => (
              <ListRow
                key={text}
                text={text}
                aside={<Tag tone={met ? 'ok' : 'danger'}>{met ? '符合' : '不符合'}</Tag>}
              />
            ))}
            <Source row source={source} />
          </Card>
        </>
      )}
    </Answered>
  )
}
