import type { Verification } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'
import { Facts } from '../facts.tsx'
import { toneOfOutcome } from '../tone-of.ts'

/** The answer first and in words, then what may be seen of the certificate. */
export function Answer({ answer }: { answer: Verification }) {
  const { outcome, title, reason, next, kindLabel, issuer, issuedAt, validTo, facts, earlier, checkedAt } = answer
  return (
    <View>
      <Notice tone={toneOfOutcome(outcome)} title={`${title}${kindLabel ? `：${kindLabel}` : ''}`} urgent>
        {`${reason}${next}`}
      </Notice>
      {facts.length > 0 && (
        <Card title="对方出示的内容">
          <Facts facts={facts} />
        </Card>
      )}
      {issuer && issuedAt && (
        <Card kind="plain">
          <ListRow
            icon="hall"
            text={issuer}
            note={`签发 ${dateInBeijing(issuedAt)}${validTo ? `，有效期至 ${validTo}` : ''}`}
          />
          <ListRow icon="clock" text={`查验时间 ${momentWords(checkedAt)}`} note={earlierWords(earlier)} />
        </Card>
      )}
    </View>
  )
}

/** With its year: certificates are looked at for a long time. */
const dateInBeijing = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)

const earlierWords = (earlier: Verification['earlier']): string =>
  earlier?.lastAt ? `以前查验过 ${earlier.count} 次，最近 ${momentWords(earlier.lastAt)}` : '以前没有人查验过'
