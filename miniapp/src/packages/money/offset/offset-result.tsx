import { call } from '../../../api/client.ts'
import type { ReplyOf } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { MoneyResult } from '../money-result.tsx'
import { yuanWords } from '../yuan.ts'
import type { OffsetBody } from './offset-form.ts'

type Reply = ReplyOf<'open.offset'>

const holders: Record<Reply['takes'][number]['from'], string> = {
  main: '主借款人的公积金',
  spouse: '配偶的公积金',
  'co-borrower': '共同借款人的公积金',
  'bank-card': '您的银行卡',
}
const loans = { fund: '公积金贷款', commercial: '商业贷款' } as const
const methods = { monthly: '每月划', yearly: '每年划一次' } as const
const monthWords = (day: string) => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`

export function OffsetResult({ body }: { body: OffsetBody }) {
  const asked = useRequest(() => call('open.offset', { body }), [JSON.stringify(body)])
  return <Answered asked={asked}>{(reply) => <Shown method={body.method} reply={reply} />}</Answered>
}

function Shown({
  method,
  reply: { refused, from, ends, takes, principal },
}: {
  method: OffsetBody['method']
  reply: Reply
}) {
  const fromFund = takes.reduce((sum, take) => sum + (take.from === 'bank-card' ? 0 : take.amountFen), 0)
  return (
    <>
      {refused ? (
        <Notice tone="act" title="现在还不能签约" urgent>
          {`${refused}下面是签了以后的样子。`}
        </Notice>
      ) : (
        <Notice tone="ok" title="可以签约">
          {`${from ? `签了以后从${monthWords(from)}起划。` : ''}${ends ? `原来的“${methods[ends]}”到那时停。` : ''}`}
        </Notice>
      )}
      <MoneyResult title={method === 'monthly' ? '第一个月从公积金出' : '一次从公积金出'} fen={fromFund} />
      <Card kind="plain" title="从哪里划，按这个顺序">
        {takes.map((take) => (
          <ListRow key={take.from} text={holders[take.from]} asideText={yuanWords(take.amountFen)} />
        ))}
        {takes.length === 0 && <ListRow text="账户里没有可以划的钱" />}
      </Card>
      {principal && (
        <Card kind="plain" title="还了本金以后">
          {principal.map(({ kind, paidFen, leftFen }) => (
            <ListRow key={kind} text={loans[kind]} note={`还了 ${yuanWords(paidFen)}\n还欠 ${yuanWords(leftFen)}`} />
          ))}
        </Card>
      )}
      <Notice>
        {method === 'monthly' && '以后够不够，要看每月缴进来多少。'}
        各城市要留多少、能不能划商业贷款，以公积金中心为准。
      </Notice>
    </>
  )
}
