import type { FeeTransaction } from '@anju/shared-types'
import { feeTransactions } from '@anju/shared-types/money-words'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { go } from '../../../lib/go.ts'
import { ComparedQuote } from '../quote/compared-quote.tsx'
import { todayIn } from '../today.ts'
import { bodyOf, type FeeForm } from './fee-form.ts'
import { FeeLines } from './fee-lines.tsx'
import { GiveQuote } from './give-quote.tsx'

interface Props {
  form: FeeForm
  /** The item of the guide that one came from. */
  item?: string
  /** A quote that this estimate is compared with. */
  quote?: string
}

export function FeeResult({ form, item, quote }: Props) {
  const body = bodyOf(form, todayIn(Date.now()))
  const asked = useRequest(body ? () => call('open.estimateFees', { body }) : null, [JSON.stringify(body)])
  return (
    <Answered asked={asked}>
      {(estimate) => (
        <>
          {quote && body && <ComparedQuote id={quote} due={body} />}
          <FeeLines estimate={estimate} />
          {body && <GiveQuote body={body} />}
          {form.transaction && <HowToDoIt transaction={form.transaction} item={item} />}
        </>
      )}
    </Answered>
  )
}

/** Back to the item; whoever came by another way finds it by its name. */
function HowToDoIt({ transaction, item }: { transaction: FeeTransaction; item?: string }) {
  return (
    <Card kind="plain" title="怎么办">
      {item ? (
        <ListRow
          icon="document"
          text="回到这个事项的办事指南"
          note="材料、步骤、时限"
          onTap={() => go('/packages/guide/item/index', { code: item })}
        />
      ) : (
        <ListRow
          icon="search"
          text="看这件事怎么办"
          note="材料、步骤、时限"
          onTap={() =>
            go('/packages/guide/search/index', { q: searchWords[transaction] ?? feeTransactions[transaction] })
          }
        />
      )}
    </Card>
  )
}

/** Where the name of the transaction is not how the guide calls the item. */
const searchWords: Partial<Record<FeeTransaction, string>> = {
  resale: '二手房过户',
  'new-home': '新房办证',
  transfer: '过户',
  'spouse-change': '夫妻加名',
  'replacement-certificate': '房产证丢了',
  inheritance: '继承过户',
  'divorce-division': '离婚过户',
  bequest: '遗赠过户',
}
