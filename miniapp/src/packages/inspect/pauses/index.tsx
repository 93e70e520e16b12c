import type { LongPause } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'
import { useSession } from '../../../stores/session.ts'
import { toast } from '../../../stores/toast.ts'
import { ActForm, useSend } from '../../staff/act-form.tsx'

/** Clocks that stood longer than their ground usually takes (E57): an inspector says whether that was right. */
export default function LongPauses() {
  const asked = useRequest(() => call('caseOfficers.longPauses'))
  const isInspector = useSession((state) => state.me?.staff?.roles.includes('inspector')) ?? false
  return (
    <Page title="停得久的办件" lead="暂停计时要有理由和材料。停得比平常久的，由督查核对。">
      <Answered asked={asked} cards={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="clock" title="没有停得久的" text="补正、鉴定、公告等停得比平常久，会排在这里。" />
          ) : (
            items.map((pause) => (
              <OnePause key={pause.id} {...{ pause, isInspector }} onChecked={() => void asked.reload()} />
            ))
          )
        }
      </Answered>
    </Page>
  )
}

interface Props {
  pause: LongPause
  isInspector: boolean
  onChecked: () => void
}

const answers = [
  { value: 'right', text: '该停，理由和材料相符' },
  { value: 'wrong', text: '不该停这么久' },
] as const

function OnePause({ pause, isInspector, onChecked }: Props) {
  const { id, name, number, ground, basis, paper, from, until, workingDays, usualDays, by, finding } = pause
  const [open, setOpen] = useState(false)
  const [answer, setAnswer] = useState<(typeof answers)[number]['value']>()
  const [reason, setReason] = useState('')
  const { busy, refused, send } = useSend<'caseOfficers.checkPause'>()
  async function check() {
    const body = { isRight: answer === 'right', reason: reason.trim() }
    const sent = await send(body, (key) => call('caseOfficers.checkPause', { params: { id }, body }, key))
    if (!sent.ok) return
    toast('已记下，当事人看得到', 'ok')
    onChecked()
  }
  return (
    <>
      <Card rows kind={finding ? 'plain' : 'accent'} title={`${ground}，停了 ${workingDays} 个工作日`}>
        <ListRow
          icon="clock"
          text={until ? `${momentWords(from)} 到 ${momentWords(until)}` : `${momentWords(from)} 起，还停着`}
          note={`这种理由平常不超过 ${usualDays} 个工作日\n${basis}`}
        />
        <ListRow icon="cases" text={name} note={[number, by && `当时在${by.name}手里`].filter(Boolean).join('，')} />
        <ListRow icon="document" text={paper ?? '没有写明材料'} note="凭什么停" />
        {finding && (
          <ListRow
            icon={finding.isRight ? 'done' : 'alert'}
            text={`${finding.isRight ? '该停' : '不该停这么久'}：${finding.reason}`}
            note={`${finding.by}，${momentWords(finding.at)}`}
          />
        )}
        {isInspector && !finding && !open && (
          <ListRow icon="edit" text="核对" note={number ?? name} onTap={() => setOpen(true)} />
        )}
      </Card>
      <View>
        {open && !finding && (
          <ActForm
            title="核对结果"
            does="记下"
            ready={answer !== undefined && reason.trim().length >= 2}
            {...{ busy, refused }}
            onSend={() => void check()}
            onClose={() => setOpen(false)}
          >
            <Choice label="核对结果" options={answers} value={answer} onChoose={setAnswer} />
            <LongInput
              label="理由"
              hint="当事人在办件经过里看得到"
              maxLength={500}
              value={reason}
              onChange={setReason}
            />
          </ActForm>
        )}
      </View>
    </>
  )
}
