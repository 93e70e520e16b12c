import type { BookEntry, PlainDate } from '@anju/shared-types'
import { useEffect, useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { DateField } from '../../../components/date-field/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { go } from '../../../lib/go.ts'
import { dayWords } from '../../../lib/time-words.ts'
import { toast } from '../../../stores/toast.ts'
import { todayIn } from '../../money/today.ts'
import { yuanWords } from '../../money/yuan.ts'

const FIRST_YEAR = 2026
const today = () => todayIn(Date.now())

/** One day of the book: what each account moved, and every entry. */
export function BookDay({ first }: { first: string }) {
  const [day, setDay] = useState<PlainDate>((first || today()) as PlainDate)
  const asked = useRequest(() => call('accountBook.day', { params: { day } }), [day])
  return (
    <>
      <DateField
        label="哪一天"
        value={day}
        firstYear={FIRST_YEAR}
        lastYear={Number(today().slice(0, 4))}
        onChange={setDay}
      />
      <Answered asked={asked} cards={3}>
        {({ sums, entries, items, next }) => (
          <>
            <Card rows title={`${dayWords(day)}：${entries} 笔分录`}>
              {sums.map(({ account, label, fen }) => (
                <ListRow key={account} text={label} asideText={signed(fen)} />
              ))}
              <ListRow text="合计（应为零）" asideText={signed(sums.reduce((all, { fen }) => all + fen, 0))} />
            </Card>
            {items.length === 0 && <Empty icon="ledger" title="这一天没有收付" text="换一天看看。" />}
            <Entries key={day} {...{ day, items }} next={next} />
          </>
        )}
      </Answered>
    </>
  )
}

const signed = (fen: number) => (fen < 0 ? `−${yuanWords(-fen)}` : yuanWords(fen))

/** As many as were asked for; the next fifty on a tap. */
function Entries({ day, items, next }: { day: PlainDate; items: readonly BookEntry[]; next: string | undefined }) {
  const [shown, setShown] = useState({ items, next })
  const [busy, setBusy] = useState(false)
  useEffect(() => setShown({ items, next }), [items, next])

  async function more() {
    setBusy(true)
    const answer = await call('accountBook.day', { params: { day }, query: { after: shown.next } })
    setBusy(false)
    if (!answer.ok) return toast(answer.refused.text, 'info')
    setShown({ items: [...shown.items, ...answer.reply.items], next: answer.reply.next })
  }
  if (shown.items.length === 0) return null
  return (
    <>
      <Card rows title="分录">
        {shown.items.map(({ id, kindLabel, channelLabel, amountFen, debitLabel, creditLabel }) => (
          <ListRow
            key={id}
            icon="ledger"
            text={`${kindLabel} ${yuanWords(amountFen)}`}
            note={`借 ${debitLabel}，贷 ${creditLabel}。${channelLabel}`}
            onTap={() => go('/packages/cashier/account-book/index', { entry: id })}
          />
        ))}
      </Card>
      {shown.next && (
        <Button kind="secondary" busy={busy} onTap={() => void more()}>
          再看后面的
        </Button>
      )}
    </>
  )
}
