import type { StaffCollection } from '@anju/shared-types'
import { type CollectionEnd, collectionEnds } from '@anju/shared-types/states'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { Input, LongInput } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'
import { scanCode } from '../../../platform/scan'
import { RefusedNotice } from '../../cases/refused-notice.tsx'

/** What is to be handed out, taken in or looked for; what is in trouble comes first. */
export default function HandOverList() {
  const asked = useRequest(() => call('collections.desk'))
  return (
    <Page title="交接清单" lead="发证、收件、交给快递，都对交接码。">
      <Answered asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="done" title="没有要交接的" text="要发的证、要收的材料会列在这里。" />
          ) : (
            items.map((item) => <OnePaper key={item.id} item={item} onChange={() => void asked.reload()} />)
          )
        }
      </Answered>
    </Page>
  )
}

interface Props {
  item: StaffCollection
  onChange: () => void
}

function OnePaper({ item, onChange }: Props) {
  const { name, caseName, number, stateLabel, wayLabel, now, trouble, code, parcel, since, allowedActions } = item
  const ends = (Object.keys(collectionEnds) as CollectionEnd[]).filter((end) => allowedActions.includes(end))
  return (
    <Card title={`${name}：${caseName}`}>
      {trouble && (
        <Notice tone="danger" title="要查一下">
          {trouble}
        </Notice>
      )}
      <ListRow icon="document" text={`${wayLabel}，${stateLabel}`} note={now} />
      <ListRow icon="clock" text={momentWords(since)} note={number} />
      {parcel && <ListRow icon="mobile" text={`${parcel.company} ${parcel.trackingNumber}`} note="快递单号" />}
      {code && <ListRow icon="key" text={`${code.slice(0, 3)} ${code.slice(3)}`} note="交接码：给快递员看，请他输入" />}
      {allowedActions.includes('handOver') && <HandOver item={item} onChange={onChange} />}
      {ends.length > 0 && <Settle item={item} ends={ends} onChange={onChange} />}
    </Card>
  )
}

function HandOver({ item: { id }, onChange }: Props) {
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const intent = useIntent()

  async function give(shown: string) {
    const body = { id, code: shown.trim() }
    setBusy(true)
    const answer = await call('collections.handOver', { body }, { key: intent.keyFor(body) })
    intent.settle(answer)
    setBusy(false)
    setRefused(answer.ok ? undefined : answer.refused)
    if (answer.ok) onChange()
  }

  async function scan() {
    const text = await scanCode?.()
    if (text) await give(text)
  }

  return (
    <>
      <Input label="领取人的交接码" kind="digits" maxLength={6} value={code} onChange={setCode} />
      <RefusedNotice refused={refused} />
      {scanCode && (
        <Button kind="secondary" icon="scan" busy={busy} onTap={() => void scan()}>
          扫码
        </Button>
      )}
      <Button disabled={code.length !== 6} busy={busy} onTap={() => void give(code)}>
        码对，当面发证
      </Button>
    </>
  )
}

function Settle({ item: { id }, ends, onChange }: Props & { ends: readonly CollectionEnd[] }) {
  const [how, setHow] = useState<CollectionEnd>()
  const [words, setWords] = useState('')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const intent = useIntent()

  async function settle() {
    if (!how) return
    const body = { how, words: words.trim() }
    setBusy(true)
    const answer = await call('collections.settle', { params: { id }, body }, { key: intent.keyFor(body) })
    intent.settle(answer)
    setBusy(false)
    setRefused(answer.ok ? undefined : answer.refused)
    if (answer.ok) onChange()
  }

  return (
    <>
      <Choice
        label="快递出了问题，怎么样了"
        options={ends.map((value) => ({ value, text: collectionEnds[value] }))}
        value={how}
        onChoose={setHow}
      />
      {how && (
        <>
          <LongInput label="经过" hint="问过谁，什么结果" maxLength={300} value={words} onChange={setWords} />
          <RefusedNotice refused={refused} />
          <Button disabled={!words.trim()} busy={busy} onTap={() => void settle()}>
            记下
          </Button>
        </>
      )}
    </>
  )
}
