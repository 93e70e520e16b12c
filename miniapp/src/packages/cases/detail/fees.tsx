import type { Case } from '@anju/shared-types'
import { feePayers } from '@anju/shared-types/money-words'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Tag } from '../../../components/tag/index.tsx'
import { yuanWords } from '../../money/yuan.ts'

/** What has to be paid, a line each with who pays it. */
export function Fees({ fees: { totalFen, lines, settledText } }: { fees: NonNullable<Case['fees']> }) {
  return (
    <Card
      kind="plain"
      title={totalFen === 0 ? '费用：不收费' : `费用 ${yuanWords(totalFen)}`}
      aside={
        settledText || totalFen === 0 ? (
          <Tag tone="ok">{settledText ? '已缴' : '免收'}</Tag>
        ) : (
          <Tag tone="act">等缴费</Tag>
        )
      }
    >
      {lines.map(({ rule, name, payer, amountFen }) => (
        <ListRow key={`${rule} ${payer}`} text={name} note={payerText(payer)} asideText={yuanWords(amountFen)} />
      ))}
      {settledText && <ListRow icon="check" text={settledText} />}
    </Card>
  )
}

const payerText = (payer: string) => `${(feePayers as Record<string, string>)[payer] ?? payer}付`
