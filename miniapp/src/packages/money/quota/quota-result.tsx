import type { LoanQuota } from '@anju/shared-types'
import { loanLimits } from '@anju/shared-types/money-words'
import { View } from '@tarojs/components'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Bars } from '../../../components/bars/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { go } from '../../../lib/go.ts'
import { MoneyResult } from '../money-result.tsx'
import { UnsureTag } from '../unsure-tag.tsx'
import { wanOf, yuanWords } from '../yuan.ts'
import './index.scss'
import type { QuotaBody } from './quota-form.ts'

export function QuotaResult({ body }: { body: QuotaBody }) {
  const asked = useRequest(() => call('open.loanQuota', { body }), [JSON.stringify(body)])
  return <Answered asked={asked}>{(quota) => <Shown quota={quota} body={body} />}</Answered>
}

function Shown({ quota: { limits, quotaFen, missing }, body }: { quota: LoanQuota; body: QuotaBody }) {
  const least = Math.min(...limits.map(({ amountFen }) => amountFen))
  const deciding = limits.find(({ amountFen }) => amountFen === least)
  return (
    <>
      <MoneyResult
        title={missing ? '按现在知道的，最多能贷' : '最多能贷'}
        fen={quotaFen}
        note={deciding && `由“${loanLimits[deciding.rule]}”这一道决定`}
      />
      {missing?.map(({ rule, text }) => (
        <Notice key={rule} tone="act" title={`“${loanLimits[rule]}”这一道还算不出，额度可能更低`}>
          {text}
        </Notice>
      ))}
      <Card title="几道限额，取最小的一道">
        <Bars
          bars={limits.map(({ rule, amountFen }) => ({
            key: rule,
            text: loanLimits[rule],
            value: amountFen,
            valueText: yuanWords(amountFen),
            marked: amountFen === least,
          }))}
        />
      </Card>
      <Card title="每一道怎么来的">
        {limits.map(({ rule, amountFen, reason, unsure }) => (
          <View key={rule} className="quota__limit">
            <View className="quota__rule">{`${loanLimits[rule]}：${yuanWords(amountFen)}`}</View>
            <View className="sentence">{reason}</View>
            <UnsureTag unsure={unsure} />
          </View>
        ))}
      </Card>
      <Notice>结果供参考，能贷多少以公积金中心审批为准。</Notice>
      {quotaFen > 0 && (
        <Button
          kind="secondary"
          icon="fund"
          onTap={() =>
            go('/packages/money/loan/index', {
              amount: wanOf(quotaFen),
              years: String(body.years ?? 30),
              home: String(body.homeNumber ?? 1),
            })
          }
        >
          按这个额度算每月还多少
        </Button>
      )}
    </>
  )
}
