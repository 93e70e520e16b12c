import type { CalledCase, Outreach } from '@anju/shared-types'
import { type OutreachEnd, type OutreachKind, outreachEnds, outreachKinds } from '@anju/shared-types/states'
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
import { LongInput } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { deadlineWords, momentWords } from '../../../lib/time-words.ts'
import { type Promised, PromiseFields } from './promise-fields.tsx'
import { WholeCase } from './whole-case.tsx'

/** People whom no message reached: who has waited longest comes first (E73). */
export default function OutreachDesk() {
  const [kind, setKind] = useState<OutreachKind | 'all'>('all')
  const asked = useRequest(
    () => call('outreach.list', { query: { state: 'open', ...(kind !== 'all' && { kind }) } }),
    [kind],
  )
  return (
    <Page title="要打电话的群众" lead="打完记下经过；答应了什么、哪天以前办到，也记下来。">
      <Card title="看哪一种">
        <Choice label="看哪一种" options={kinds} value={kind} onChoose={setKind} />
      </Card>
      <Answered asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="done" title="没有要联系的人" text="这一种现在都办完了。" />
          ) : (
            items.map((task) => <OneTask key={task.id} task={task} onChange={() => void asked.reload()} />)
          )
        }
      </Answered>
    </Page>
  )
}

const kinds = [
  { value: 'all' as const, text: '全部' },
  ...(Object.keys(outreachKinds) as OutreachKind[]).map((value) => ({ value, text: outreachKinds[value] })),
]
const ends = (Object.keys(outreachEnds) as OutreachEnd[]).map((value) => ({ value, text: outreachEnds[value] }))

function OneTask({ task, onChange }: { task: Outreach; onChange: () => void }) {
  const [contact, setContact] = useState<{ name: string; phones: string[]; case?: CalledCase }>()
  const [how, setHow] = useState<OutreachEnd>('phoned')
  const [words, setWords] = useState('')
  const [promise, setPromise] = useState<Promised>({ words: '' })
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const intent = useIntent()
  const params = { id: task.id }

  async function open() {
    setBusy(true)
    const answer = await call('outreach.open', { params })
    setBusy(false)
    setRefused(answer.ok ? undefined : answer.refused)
    if (answer.ok) setContact(answer.reply)
  }
  async function settle() {
    const { due } = promise
    const body = {
      ...{ how, words: words.trim() },
      ...(promise.words.trim() && due && { promise: { words: promise.words.trim(), due } }),
    }
    setBusy(true)
    const answer = await call('outreach.done', { params, body }, { key: intent.keyFor(body) })
    intent.settle(answer)
    setBusy(false)
    setRefused(answer.ok ? undefined : answer.refused)
    if (answer.ok) onChange()
  }

  return (
    <Card title={`${task.name}：${task.title}`}>
      <ListRow icon="messages" text={task.text} note={`${task.why}，${momentWords(task.at)}`} />
      {task.due && (
        <ListRow
          icon="clock"
          text={`${task.isLate ? '超时了：' : ''}最晚 ${deadlineWords(task.due)}`}
          note={task.promisedBy && `${task.promisedBy}答应的`}
        />
      )}
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      {contact ? (
        <>
          <ListRow
            icon="mobile"
            text={contact.phones.join('、') || '没有登记电话'}
            note={`${contact.name || '没有实名'}（本人看得到您查看过）`}
          />
          {contact.case && <WholeCase shown={contact.case} />}
          <Choice label="怎么联系上的" options={ends} value={how} onChoose={setHow} />
          <LongInput label="经过" maxLength={300} value={words} onChange={setWords} />
          <PromiseFields value={promise} onChange={setPromise} />
          <Button
            disabled={!words.trim() || (promise.words.trim() !== '' && !promise.due)}
            busy={busy}
            onTap={() => void settle()}
          >
            记下，办完
          </Button>
        </>
      ) : (
        <Button kind="secondary" busy={busy} onTap={() => void open()}>
          查看联系方式
        </Button>
      )}
    </Card>
  )
}
