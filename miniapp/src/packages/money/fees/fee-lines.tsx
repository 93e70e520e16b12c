import type { FeeEstimate, FeePayer } from '@anju/shared-types'
import { feeRules } from '@anju/shared-types/money-words'
import { View } from '@tarojs/components'
import { Bars } from '../../../components/bars/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Source } from '../unsure-tag.tsx'
import { payerWords } from '../words.ts'
import { percentWords, yuanWords } from '../yuan.ts'
import './index.scss'

/** Who pays how much in all, then every line of each, then what could not be computed. */
export function FeeLines({ estimate }: { estimate: FeeEstimate }) {
  const payers = [...new Set(estimate.lines.map((line) => line.payer))]
  return (
    <>
      <Totals totals={estimate.totalByPayer} />
      {payers.map((payer) => (
        <LinesOf key={payer} payer={payer} lines={estimate.lines.filter((line) => line.payer === payer)} />
      ))}
      {estimate.missing?.map(({ rule, payer, text }) => (
        <Notice key={`${rule} ${payer}`} tone="act" title={`${feeRules[rule]}（${payerWords[payer]}）暂时算不出`}>
          {text}
        </Notice>
      ))}
    </>
  )
}

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
            <View className="fees__rule">{feeRules[line.rule]}</View>
            <View className="fees__amount numerals">{yuanWords(line.amountFen)}</View>
          </View>
          {line.baseFen !== undefined && line.rate && (
            <View className="sentence numerals">{`${yuanWords(line.baseFen)} × ${percentWords(line.rate)}`}</View>
          )}
          {line.note && <View className="sentence">{line.note}</View>}
          <Source source={line.source} unsure={line.unsure} />
        </View>
      ))}
    </Card>
  )
}
