import type { Case, PaperPromise } from '@anju/shared-types'
import { addDays, type PlainDate } from '@anju/shared-types/plain-date'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'
import { dayWords } from '../../../lib/time-words.ts'
import { toast } from '../../../stores/toast.ts'
import { RefusedNotice } from '../refused-notice.tsx'
import { DueChoice } from './due-choice.tsx'
import { PromiseFacts } from './promise-facts.tsx'

/** Every promise of a case: by when, how many days are left, what follows, and how to put it off. */
export function Promises({ shown, onChange }: { shown: Case; onChange: (fresh: Case) => void }) {
  if (shown.promises.length === 0) return null
  return (
    <Card kind={shown.promises.some(({ state }) => state === 'open') ? 'accent' : 'plain'} title="您承诺的">
      {shown.promises.map((promise) => (
        <View key={promise.id} className="promise">
          <PromiseFacts promise={promise} />
          {promise.postponeUntil && <Postpone id={shown.id} promise={promise} onChange={onChange} />}
        </View>
      ))}
    </Card>
  )
}

/** Once, before it is due, and not beyond the rule. */
function Postpone({ id, promise, onChange }: { id: string; promise: PaperPromise; onChange: (fresh: Case) => void }) {
  const [open, setOpen] = useState(false)
  const [due, setDue] = useState<PlainDate>()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const intent = useIntent()

  async function postpone() {
    if (!due) return
    const body = { due, reason: reason.trim() }
    setBusy(true)
    const answer = await call(
      'cases.postponePromise',
      { params: { id, promise: promise.id }, body },
      { key: intent.keyFor(body) },
    )
    intent.settle(answer)
    setBusy(false)
    setRefused(answer.ok ? undefined : answer.refused)
    if (!answer.ok) return
    toast(`已延期到 ${dayWords(due)}`, 'ok')
    onChange(answer.reply)
  }
  if (!open) {
    return (
      <Button kind="secondary" icon="calendar" onTap={() => setOpen(true)} label={`“${promise.name}”来不及，申请延期`}>
        来不及，申请延期
      </Button>
    )
  }
  return (
    <>
      <RefusedNotice refused={refused} />
      <DueChoice
        first={addDays(promise.due as PlainDate, 1)}
        latest={promise.postponeUntil as PlainDate}
        value={due}
        onChange={setDue}
      />
      <LongInput label="为什么来不及" hint="只能延一次" maxLength={200} value={reason} onChange={setReason} />
      <Button disabled={!due || reason.trim() === ''} busy={busy} busyText="正在延期" onTap={() => void postpone()}>
        延到这一天
      </Button>
      <Button kind="ghost" onTap={() => setOpen(false)}>
        不延了
      </Button>
    </>
  )
}
