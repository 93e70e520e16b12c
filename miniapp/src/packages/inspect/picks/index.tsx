import type { OwnPicks } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'
import { toast } from '../../../stores/toast.ts'
import { ActForm, useSend } from '../../staff/act-form.tsx'
import { pickingWords } from '../picking/picking-words.ts'

/** What I did before more urgent work of mine, and why: the figures that the supervisor sees. */
export default function OwnPicksPage() {
  const asked = useRequest(() => call('caseOfficers.ownPicks'))
  return (
    <Page title="我的先后" lead="先办了后面的件，在这里说一句为什么。主管看到的和这里一样。">
      <Answered asked={asked} cards={2}>
        {({ measure, items }) => (
          <>
            <Notice title="最近两周">{pickingWords(measure)}</Notice>
            {items.length === 0 && <Empty icon="done" title="没有要说明的" text="您都是先办最急的。" />}
            {items.map((pick) => (
              <OnePick key={pick.id} pick={pick} onSaid={() => void asked.reload()} />
            ))}
          </>
        )}
      </Answered>
    </Page>
  )
}

interface Props {
  pick: OwnPicks['items'][number]
  onSaid: () => void
}

function OnePick({ pick: { id, name, number, work, at, over, reason }, onSaid }: Props) {
  const [open, setOpen] = useState(false)
  const [why, setWhy] = useState('')
  const { busy, refused, send } = useSend<'caseOfficers.explainPick'>()
  async function say() {
    const body = { reason: why.trim() }
    const answer = await send(body, (key) => call('caseOfficers.explainPick', { params: { id }, body }, key))
    if (!answer.ok) return
    toast('已记下', 'ok')
    onSaid()
  }
  return (
    <>
      <Card rows title={`先办了：${name}`}>
        <ListRow icon="clock" text={`${momentWords(at)}，${work}`} note={number} />
        <ListRow icon="alert" text={`放下了更急的 ${over.length} 件`} note={namesOf(over)} />
        {reason && <ListRow icon="edit" text={reason} note="您说的理由" />}
        {!reason && !open && <ListRow icon="edit" text="说明理由" note="一句话就行" onTap={() => setOpen(true)} />}
      </Card>
      <View>
        {open && !reason && (
          <ActForm
            title="为什么先办这件"
            does="记下"
            ready={why.trim().length >= 2}
            {...{ busy, refused }}
            onSend={() => void say()}
            onClose={() => setOpen(false)}
          >
            <LongInput
              label="理由"
              hint="例如：当事人在窗口等；更急的那件在等法院回电"
              maxLength={200}
              value={why}
              onChange={setWhy}
            />
          </ActForm>
        )}
      </View>
    </>
  )
}

/** As many as one reads; the rest as a number. */
const SHOWN = 3
const namesOf = (over: OwnPicks['items'][number]['over']): string => {
  const named = over.slice(0, SHOWN).map(({ name, number }) => [name, number].filter(Boolean).join(' '))
  return over.length > SHOWN ? `${named.join('\n')}\n还有 ${over.length - SHOWN} 件` : named.join('\n')
}
