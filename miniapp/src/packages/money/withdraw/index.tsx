import { withdrawalReasons } from '@anju/shared-types/money-words'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import type { ReplyOf } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Picker } from '../../../components/picker/index.tsx'
import { dayWords } from '../../../lib/time-words.ts'
import { useCity } from '../../../stores/city.ts'
import { MoneyResult } from '../money-result.tsx'
import { Question } from '../question.tsx'
import { todayIn } from '../today.ts'
import { Source } from '../unsure-tag.tsx'
import { AskFact } from './ask-fact.tsx'
import { withdrawCities, withdrawCity } from './cities.ts'
import { isReason, type Known, nextNeed, reasonOptions, type WithdrawBody } from './needs.ts'

/**
 * How much one may take out of the fund. The server is asked with what is known and says what it needs next, so that nobody answers
 * more than the rules look at. Needs no login.
 */
export default function Withdraw() {
  const { reason: given } = useRouter().params
  const own = withdrawCity(useCity()?.code)
  const [chosenCity, setCity] = useState<WithdrawBody['city']>()
  const [reason, setReason] = useState(isReason(given) ? given : undefined)
  const [known, setKnown] = useState<Known>({})
  const [begun, setBegun] = useState(isReason(given))
  const city = chosenCity ?? own
  const body: WithdrawBody | undefined =
    city && reason ? { city, on: todayIn(Date.now()), reason, ...known } : undefined
  const asked = useRequest(body ? () => call('open.withdrawalLimit', { body }) : null, [JSON.stringify(body)])
  const isBegun = begun && body !== undefined
  function again() {
    setKnown({})
    setBegun(false)
  }
  return (
    <Page
      title="能提取多少"
      lead="公积金提取，一次问一件事，只问规定要看的。"
      foot={
        isBegun ? (
          <Button kind="secondary" icon="edit" onTap={again}>
            重新回答
          </Button>
        ) : (
          <Button disabled={!body} onTap={() => setBegun(true)}>
            下一步
          </Button>
        )
      }
    >
      {isBegun ? (
        <>
          <View className="sentence">{withdrawalReasons[body.reason]}</View>
          <Answered asked={asked} cards={1}>
            {(limit) => {
              const need = nextNeed(limit)
              return need ? (
                <AskFact key={need} fact={need} tell={(more) => setKnown((before) => ({ ...before, ...more }))} />
              ) : (
                <Shown limit={limit} />
              )
            }}
          </Answered>
        </>
      ) : (
        <>
          <Picker
            label="在哪个城市缴的公积金"
            options={withdrawCities}
            value={city}
            onChange={(value) => setCity(withdrawCity(value))}
          />
          <Question>为什么要提取</Question>
          <Choice label="为什么要提取" options={reasonOptions} value={reason} onChoose={setReason} />
        </>
      )}
    </Page>
  )
}

function Shown({ limit }: { limit: ReplyOf<'open.withdrawalLimit'> }) {
  const { limitFen, closesAccount, reasons, missing, decidedBy, provisional, source, unsure } = limit
  return (
    <>
      {limitFen !== undefined && (
        <MoneyResult
          title={limitFen > 0 ? '最多能提取' : '现在不能提取'}
          fen={limitFen}
          note={closesAccount && limitFen > 0 ? '提取后账户注销' : undefined}
        />
      )}
      {missing?.map(({ text }) => (
        <Notice key={text} tone="act" title="这里算不出来">
          {`${text}请问当地公积金中心。`}
        </Notice>
      ))}
      <Card kind="plain" title="为什么">
        {reasons.map((reason) => (
          <ListRow key={reason} icon="info" text={reason} />
        ))}
        <ListRow
          icon="clock"
          text={`今天申请，最晚 ${dayWords(decidedBy)} 答复`}
          note={`受理后 3 日内决定（住房公积金管理条例第二十五条）${provisional ? '；这一年的放假通知还没有公布，日期可能变' : ''}`}
        />
        <Source row source={source} unsure={unsure} />
      </Card>
    </>
  )
}
