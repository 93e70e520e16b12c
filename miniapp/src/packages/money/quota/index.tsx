import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Steps } from '../../../components/steps/index.tsx'
import { useCity } from '../../../stores/city.ts'
import { ChangeIt } from '../change-it.tsx'
import { todayIn } from '../today.ts'
import { AskLoan, AskPeople, AskWhere } from './ask.tsx'
import './index.scss'
import { loanCityOf } from './loan-cities.ts'
import {
  bodyOf,
  borrowerProblems,
  emptyQuota,
  firstBody,
  homeProblems,
  lookedAt,
  type QuotaForm,
} from './quota-form.ts'
import { QuotaResult } from './quota-result.tsx'

const steps = ['哪里贷', '公积金', '房子', '结果'] as const
const RESULT = steps.length - 1

/** How much the fund may lend, every limit with its reason. Asks only what the city's own rules look at. Needs no login. */
export default function LoanQuota() {
  const own = loanCityOf(useCity()?.code)
  const [typed, setTyped] = useState<Partial<QuotaForm>>({})
  const form: QuotaForm = { ...emptyQuota, city: own, ...typed }
  const change = (more: Partial<QuotaForm>) => setTyped((before) => ({ ...before, ...more }))
  const [at, setAt] = useState(0)
  /** Complaints are shown once somebody tried to go on. */
  const [tried, setTried] = useState(false)
  const today = todayIn(Date.now())
  const first = firstBody(form, today)
  const rules = useRequest(first ? () => call('open.loanQuota', { body: first }) : null, [JSON.stringify(first)])
  const looked = lookedAt(rules.reply?.missing)
  const people = form.borrowers.map((one) => borrowerProblems(one, looked))
  const home = homeProblems(form)
  const isDone = [
    Boolean(form.city),
    rules.reply !== null && people.every((problems) => Object.keys(problems).length === 0),
    Object.keys(home).length === 0,
  ]
  const body = bodyOf(form, today)

  function move(by: number) {
    if (by > 0 && !isDone[at]) return setTried(true)
    setTried(false)
    setAt(at + by)
  }

  return (
    <Page
      title="能贷多少"
      lead="公积金贷款，每个城市算法不同，几道限额里取最小的一道。"
      foot={
        at === RESULT ? (
          <ChangeIt onTap={() => move(-1)} />
        ) : (
          <View className="quota__way">
            {at > 0 && (
              <Button kind="secondary" onTap={() => move(-1)}>
                上一步
              </Button>
            )}
            <Button disabled={at === 0 && !isDone[0]} onTap={() => move(1)}>
              {at === RESULT - 1 ? '看结果' : '下一步'}
            </Button>
          </View>
        )
      }
    >
      <Steps names={steps} current={at} />
      {at === 0 && <AskWhere form={form} change={change} />}
      {at === 1 && (
        <Answered asked={rules} cards={1}>
          {() => <AskPeople form={form} change={change} looked={looked} problems={tried ? people : []} />}
        </Answered>
      )}
      {at === 2 && <AskLoan form={form} change={change} looked={looked} problems={tried ? home : {}} />}
      {at === RESULT && body && <QuotaResult body={body} />}
    </Page>
  )
}
