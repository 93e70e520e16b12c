import type { PlainDate } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import type { RequestOf } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { DateField } from '../../../components/date-field/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Picker } from '../../../components/picker/index.tsx'
import { dayWords } from '../../../lib/time-words.ts'
import { useCity } from '../../../stores/city.ts'
import { MoneyResult } from '../money-result.tsx'
import { todayIn } from '../today.ts'
import { Source } from '../unsure-tag.tsx'
import { type ServedCity, servedCities, servedCity } from '../words.ts'
import { fenOfYuan, yuanWords } from '../yuan.ts'

type Body = RequestOf<'open.contribution'>['body']

const rateOptions = Array.from({ length: 8 }, (_, index) => ({ value: String(index + 5), text: `${index + 5}%` }))
const wrong = '请填写以元为单位的数，例如 8000。'

/** What worker and employer pay into the fund each month. Needs no login. */
export default function Contribution() {
  const own = servedCity(useCity()?.code)
  const [chosen, setChosen] = useState<ServedCity>()
  const [wage, setWage] = useState('')
  const [rate, setRate] = useState('12')
  const [average, setAverage] = useState('')
  const [payDay, setPayDay] = useState<PlainDate>()
  const city = chosen ?? own
  const today = todayIn(Date.now())
  const thisYear = Number(today.slice(0, 4))
  const [monthlyWageFen, cityAverageWageFen] = [fenOfYuan(wage), fenOfYuan(average)]
  const body: Body | undefined =
    city && monthlyWageFen
      ? {
          city,
          on: today,
          monthlyWageFen,
          ratePercent: rate,
          ...(cityAverageWageFen && { cityAverageWageFen }),
          ...(payDay && { payDay }),
        }
      : undefined
  return (
    <Page title="每月缴存多少" lead="个人和单位按同一个比例各缴一份，都归您个人账户。">
      <Picker label="城市" options={servedCities} value={city} onChange={(value) => setChosen(servedCity(value))} />
      <Input
        label="上一年的月平均工资（元）"
        kind="decimal"
        hint="新参加工作的，填当月工资。"
        placeholder="例如 8000"
        value={wage}
        onChange={setWage}
        error={wage && !monthlyWageFen ? wrong : undefined}
      />
      <Picker label="缴存比例" options={rateOptions} value={rate} onChange={setRate} />
      <Input
        label="当地月平均工资（元，可以不填）"
        kind="decimal"
        hint="工资高于它的 3 倍时，按 3 倍缴；数字看当地统计部门公布。"
        value={average}
        onChange={setAverage}
        error={average && !cityAverageWageFen ? wrong : undefined}
      />
      <DateField
        label="这个月哪天发工资（可以不填）"
        hint="填了就告诉您单位最晚哪天要缴进来。"
        value={payDay}
        firstYear={thisYear - 1}
        lastYear={thisYear}
        onChange={setPayDay}
      />
      {body && <Paid body={body} />}
    </Page>
  )
}

function Paid({ body }: { body: Body }) {
  const asked = useRequest(() => call('open.contribution', { body }), [JSON.stringify(body)])
  return (
    <Answered asked={asked} cards={1}>
      {({ baseFen, workerFen, employerFen, totalFen, reasons, source, unsure, fundYear, deposit }) => (
        <>
          <MoneyResult title="每月进账户" fen={totalFen} note={`缴存基数 ${yuanWords(baseFen)}`} />
          <Card kind="plain" title="谁缴多少">
            <ListRow text="个人" asideText={yuanWords(workerFen)} />
            <ListRow text="单位" asideText={yuanWords(employerFen)} />
            {reasons.map((reason) => (
              <ListRow key={reason} icon="info" text={reason} />
            ))}
            <Source row source={source} unsure={unsure} />
          </Card>
          <Card kind="plain" title="什么时候">
            <ListRow
              text="这个基数用到"
              asideText={`${fundYear.to.slice(0, 4)}年6月30日`}
              note="缴存基数每年 7 月调整一次"
            />
            {deposit && (
              <ListRow
                text="单位最晚哪天缴进来"
                asideText={dayWords(deposit.by)}
                note={
                  deposit.provisional
                    ? '那一年的放假安排还没有公布，日期可能变'
                    : '过了这天没有到账，可以问单位，也可以打 12329'
                }
              />
            )}
          </Card>
        </>
      )}
    </Answered>
  )
}
