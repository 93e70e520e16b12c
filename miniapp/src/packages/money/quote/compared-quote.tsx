import { feeRules } from '@anju/shared-types/money-words'
import { View } from '@tarojs/components'
import { call } from '../../../api/client.ts'
import type { ReplyOf } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import type { FeeBody } from '../fees/fee-form.ts'
import { payerWords } from '../words.ts'
import { yuanWords } from '../yuan.ts'
import './index.scss'

type Difference = ReplyOf<'open.compareQuote'>['differences'][number]

/** What is due now beside what was quoted: each line that moved, by how much and why. */
export function ComparedQuote({ id, due }: { id: string; due: FeeBody }) {
  const asked = useRequest(() => call('open.compareQuote', { params: { id }, body: due }), [id, JSON.stringify(due)])
  return (
    <Answered asked={asked} cards={1}>
      {({ differences }) =>
        differences.length === 0 ? (
          <Notice tone="ok" title="和报价单一样">
            每一项都没有变。
          </Notice>
        ) : (
          <Card kind="accent" title="和报价单相比">
            <View className="sentence">{sumWords(differences)}</View>
            {differences.map((one) => (
              <DifferenceRow key={`${one.rule} ${one.payer}`} difference={one} />
            ))}
          </Card>
        )
      }
    </Answered>
  )
}

function DifferenceRow({ difference }: { difference: Difference }) {
  const { rule, payer, quotedFen, dueFen, differenceFen, causes } = difference
  return (
    <View className="compared">
      <View className="compared__head">
        <View className="compared__rule">{`${wordOf(feeRules, rule)}（${wordOf(payerWords, payer)}）`}</View>
        <View className="compared__by numerals">{moreOrLess(differenceFen)}</View>
      </View>
      <View className="sentence numerals">{`报价 ${yuanWords(quotedFen)}，现在 ${yuanWords(dueFen)}`}</View>
      {causes.map(({ text }) => (
        <View key={text} className="compared__cause">{`原因：${text}`}</View>
      ))}
    </View>
  )
}

/** The server's word list may be longer than this version's. */
const wordOf = (words: Record<string, string>, name: string) => words[name] ?? name

const moreOrLess = (fen: number) => `${fen < 0 ? '少' : '多'} ${yuanWords(Math.abs(fen))}`

function sumWords(differences: readonly Difference[]): string {
  const sum = differences.reduce((total, one) => total + one.differenceFen, 0)
  return sum === 0 ? '加起来一样多，下面几项有变化。' : `加起来${moreOrLess(sum)}。`
}
