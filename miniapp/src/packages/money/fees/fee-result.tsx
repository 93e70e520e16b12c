import type { FeeEstimate, FeePayer } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import type { Refused, ReplyOf } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Bars } from '../../../components/bars/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { todayIn } from '../today.ts'
import { payerWords, ruleWords } from '../words.ts'
import { percentWords, yuanWords } from '../yuan.ts'
import { bodyOf, type FeeBody, type FeeForm } from './fee-form.ts'
import './index.scss'

export function FeeResult({ form }: { form: FeeForm }) {
  const body = bodyOf(form, todayIn(Date.now()))
  const asked = useRequest(body ? () => call('open.estimateFees', { body }) : null, [JSON.stringify(body)])
  return (
    <Answered asked={asked}>
      {(reply) => (
        <>
          <Totals totals={reply.totalByPayer} />
          {payersOf(reply).map((payer) => (
            <LinesOf key={payer} payer={payer} lines={reply.lines.filter((line) => line.payer === payer)} />
          ))}
          {reply.missing?.map(({ rule, payer, text }) => (
            <Notice key={`${rule} ${payer}`} tone="act" title={`${ruleWords[rule]}（${payerWords[payer]}）暂时算不出`}>
              {text}
            </Notice>
          ))}
          {body && <GiveQuote body={body} />}
        </>
      )}
    </Answered>
  )
}

const payersOf = ({ lines }: FeeEstimate): FeePayer[] => [...new Set(lines.map((line) => line.payer))]

function Totals({ totals }: { totals: FeeEstimate['totalByPayer'] }) {
  const rows = Object.entries(totals) as [FeePayer, number][]
  return (
    <Card title="一共多少，谁来付">
      <Bars
        bars={rows.map(([payer, fen]) => ({
          key: payer,
          text: payerWords[payer],
          value: fen,
          valueText: yuanWords(fen),
        }))}
      />
    </Card>
  )
}

function LinesOf({ payer, lines }: { payer: FeePayer; lines: FeeEstimate['lines'] }) {
  return (
    <Card title={`${payerWords[payer]}的每一项`}>
      {lines.map((line) => (
        <View key={line.rule} className="fees__line">
          <View className="fees__line-head">
            <View className="fees__rule">{ruleWords[line.rule]}</View>
            <View className="fees__amount numerals">{yuanWords(line.amountFen)}</View>
          </View>
          {line.baseFen !== undefined && line.rate && (
            <View className="sentence numerals">{`${yuanWords(line.baseFen)} × ${percentWords(line.rate)}`}</View>
          )}
          {line.note && <View className="sentence">{line.note}</View>}
          <View className="fees__source">{`依据：${line.source}`}</View>
        </View>
      ))}
    </Card>
  )
}

/** A signed quote to come back with. It names nobody. */
function GiveQuote({ body }: { body: FeeBody }) {
  const [quote, setQuote] = useState<ReplyOf<'open.quoteFees'>>()
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)
  async function give() {
    setBusy(true)
    const answer = await call('open.quoteFees', { body })
    setBusy(false)
    if (answer.ok) setQuote(answer.reply)
    setRefused(answer.ok ? undefined : answer.refused)
  }
  return (
    <Card title="带走这份测算">
      {quote ? (
        <Notice tone="ok" title="报价单已开好">
          {`编号 ${quote.id}，有效到 ${quote.validUntil}。缴费时如有出入，会逐项说明差多少、为什么。`}
        </Notice>
      ) : (
        <>
          <View className="sentence fees__before-choice">开一份带签名的报价单，不需要登录，里面没有任何人的姓名。</View>
          <Button kind="secondary" icon="document" busy={busy} busyText="正在开具" onTap={give}>
            开具报价单
          </Button>
        </>
      )}
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
    </Card>
  )
}
