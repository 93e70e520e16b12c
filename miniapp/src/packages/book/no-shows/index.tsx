import type { NoShow } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Tag } from '../../../components/tag/index.tsx'
import { deadlineWords, momentWords } from '../../../lib/time-words.ts'

export default function NoShows() {
  const asked = useRequest(() => call('appointments.noShows'))
  return (
    <Page title="爽约记录" lead="每条都可以申诉；现场取号从不受影响。">
      <Answered asked={asked}>
        {({ items, counting, limit, pausedUntil, rule }) => (
          <>
            {pausedUntil ? (
              <Notice tone="act" title={`网上预约暂停到 ${deadlineWords(pausedUntil)}`}>
                {rule}
              </Notice>
            ) : (
              <Notice title={`现在记着 ${counting} 次，满 ${limit} 次会暂停网上预约`}>{rule}</Notice>
            )}
            {items.length === 0 && <Empty icon="history" title="没有爽约记录" text="您每次都按时来了，谢谢。" />}
            {items.map((noShow) => (
              <OneNoShow key={noShow.appointmentId} noShow={noShow} onChange={asked.reload} />
            ))}
          </>
        )}
      </Answered>
    </Page>
  )
}

function OneNoShow({ noShow, onChange }: { noShow: NoShow; onChange: () => void }) {
  const [writing, setWriting] = useState(false)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const intent = useIntent()
  const { appeal } = noShow

  async function send() {
    if (reason.trim().length < 2) return setError('请写明原因，比如生病、路上出了事')
    setBusy(true)
    const answer = await call(
      'appointments.appeal',
      { params: { id: noShow.appointmentId }, body: { reason } },
      { key: intent.keyFor(reason) },
    )
    intent.settle(answer)
    setBusy(false)
    if (!answer.ok) return setError(`${answer.refused.text}${answer.refused.next}`)
    setWriting(false)
    onChange()
  }

  return (
    <Card kind="plain">
      <ListRow
        text={noShow.service}
        note={`${momentWords(noShow.at)} · ${noShow.hall}`}
        aside={<Tag tone={noShow.counts ? 'danger' : 'off'}>{noShow.counts ? '计次' : '不计次'}</Tag>}
        asideText={noShow.counts ? `计次，到 ${deadlineWords(noShow.decaysAt)}` : '不计次'}
      />
      {appeal.state !== 'none' && (
        <ListRow icon="scale" text={appeal.label} note={appeal.answer ?? `您写的原因：${appeal.reason ?? ''}`} />
      )}
      {appeal.state === 'none' && noShow.counts && !writing && (
        <Button kind="ghost" onTap={() => setWriting(true)}>
          申诉
        </Button>
      )}
      {writing && (
        <>
          <LongInput label="没有到的原因" maxLength={500} value={reason} error={error} onChange={setReason} />
          <Button busy={busy} busyText="正在提交" onTap={send}>
            提交申诉
          </Button>
        </>
      )}
    </Card>
  )
}
