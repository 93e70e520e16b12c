import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { yuanWords } from '../../money/yuan.ts'

/** The fiscal receipts of the payment that an entry is about. */
export function EntryReceipts({ number }: { number: string }) {
  const { reply } = useRequest(() => call('fiscalReceipts.ofOrder', { params: { number } }), [number])
  if (!reply || reply.items.length === 0) return null
  return (
    <Card rows title="财政电子票据">
      {reply.items.map(({ id, kind, kindLabel, stateLabel, amountFen, code, number: own }) => (
        <ListRow
          key={id}
          text={`${kindLabel} ${kind === 'red' ? '−' : ''}${yuanWords(amountFen)}：${stateLabel}`}
          note={code && own ? `${code} ${own}` : id}
        />
      ))}
    </Card>
  )
}
