import type { Ledger } from '@anju/shared-types'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Bars } from '../../../components/bars/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Picker } from '../../../components/picker/index.tsx'
import { Tag } from '../../../components/tag/index.tsx'
import { dayWords, momentWords } from '../../../lib/time-words.ts'
import { useLedger } from './use-ledger.ts'

/** Where every place of a release went. Anybody may look; nothing personal is in it. */
export default function PublicLedger() {
  const { hall: given } = useRouter().params
  const halls = useRequest(() => call('halls.list', {}))
  const [chosen, setChosen] = useState<string>()
  const hallId = chosen ?? given ?? halls.reply?.items[0]?.id
  return (
    <Page title="放号台账" lead="每次放出的号都去了哪里。任何时刻，各项加起来都等于放出的总数。">
      <Answered asked={halls} cards={1}>
        {({ items }) => (
          <Picker
            label="大厅"
            value={hallId}
            options={items.map(({ id, name }) => ({ value: id, text: name }))}
            onChange={setChosen}
          />
        )}
      </Answered>
      {hallId && <LedgerOf key={hallId} hallId={hallId} />}
    </Page>
  )
}

function LedgerOf({ hallId }: { hallId: string }) {
  const { date, dates, choose, asked } = useLedger(hallId)
  return (
    <>
      <Picker
        label="日期"
        value={date}
        options={dates.map((value) => ({ value, text: dayWords(value) }))}
        onChange={choose}
      />
      <Answered asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="ledger" title="这一天没有放号" text="周末、节假日和没到放号时间的日子没有台账。" />
          ) : (
            items.map((ledger) => <OneLedger key={ledger.releaseId} ledger={ledger} />)
          )
        }
      </Answered>
    </>
  )
}

const columns = [
  ['free', '还空着'],
  ['held', '保留中'],
  ['booked', '已预约'],
  ['arrived', '已到场'],
  ['used', '已办结'],
  ['missed', '未到'],
] as const

function OneLedger({ ledger }: { ledger: Ledger }) {
  const { service, issued, difference, releasedAt, cancelled, moved, holdsEnded } = ledger
  return (
    <Card
      title={service}
      aside={<Tag tone={difference === 0 ? 'ok' : 'danger'}>{difference === 0 ? '轧平' : `差 ${difference}`}</Tag>}
    >
      <Bars
        max={issued}
        bars={columns.map(([key, text]) => ({ key, text, value: ledger[key], valueText: `${ledger[key]} 个` }))}
      />
      <ListRow
        text={`共放出 ${issued} 个`}
        note={`${momentWords(releasedAt)} 放出；期间取消 ${cancelled} 个、改期 ${moved} 个、保留到期或放弃 ${holdsEnded} 个，都已放回`}
      />
    </Card>
  )
}
