import type { InstantSampleLine } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { go } from '../../../lib/go.ts'
import { dayWords, momentWords } from '../../../lib/time-words.ts'
import { toast } from '../../../stores/toast.ts'
import { ActForm, useSend } from '../act-form.tsx'

/** Decisions of the machine that were drawn: to be looked at blindly; and where a colleague saw it otherwise, for the supervisor. */
export default function InstantSamples() {
  const asked = useRequest(() => call('instantDesk.samples'))
  return (
    <Page title="秒批抽查" lead="系统当场办的和转人工的都抽，看的人不知道系统怎么做的。">
      <Answered asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="scale" title="没有要看的抽查" text="系统的决定抽到以后排在这里，五个工作日内看完。" />
          ) : (
            <>
              {items
                .filter(({ kind }) => kind === 'differed')
                .map((line) => (
                  <Differed key={line.id} line={line} onSettled={() => void asked.reload()} />
                ))}
              <Waiting lines={items.filter(({ kind }) => kind === 'sample')} />
            </>
          )
        }
      </Answered>
    </Page>
  )
}

function Waiting({ lines }: { lines: readonly InstantSampleLine[] }) {
  if (lines.length === 0) return null
  return (
    <Card rows title={`等盲审，${lines.length} 件`}>
      {lines.map(({ id, name, drawnAt, dueOn }) => (
        <ListRow
          key={id}
          icon="scale"
          text={name}
          note={`${momentWords(drawnAt)} 抽到，${dayWords(dueOn)}前看完`}
          onTap={() => go('/packages/staff/instant-sample/index', { id })}
        />
      ))}
    </Card>
  )
}

/** A supervisor says who was right. */
function Differed({
  line: { id, name, outcome, reason },
  onSettled,
}: {
  line: InstantSampleLine
  onSettled: () => void
}) {
  const [open, setOpen] = useState(false)
  const [right, setRight] = useState<'machine' | 'person'>()
  const [why, setWhy] = useState('')
  const { busy, refused, send } = useSend<'instantDesk.settle'>()
  async function settle() {
    const body = { isMachineRight: right === 'machine', reason: why.trim() }
    const answer = await send(body, (key) => call('instantDesk.settle', { params: { id }, body }, key))
    if (!answer.ok) return
    toast('已记下', 'ok')
    onSettled()
  }
  if (!open) {
    return (
      <Card kind="accent" title={`${name}：与系统不一致`}>
        <ListRow
          icon="info"
          text={outcome === 'decide' ? '系统当场办了' : '系统转了人工'}
          note={`同事的理由：${reason ?? ''}`}
        />
        <Button onTap={() => setOpen(true)} label={`核对${name}`}>
          核对谁对
        </Button>
        <Button kind="secondary" onTap={() => go('/packages/staff/cases/file/index', { id })}>
          看这件
        </Button>
      </Card>
    )
  }
  return (
    <ActForm
      title={`${name}：谁对`}
      does="记下核对结果"
      ready={right !== undefined && why.trim().length >= 2}
      {...{ busy, refused }}
      onSend={() => void settle()}
      onClose={() => setOpen(false)}
    >
      <Choice
        label="核对结果"
        value={right}
        onChoose={(value) => setRight(value as 'machine' | 'person')}
        options={[
          { value: 'machine', text: '系统没有错' },
          {
            value: 'person',
            text: '系统不该这样做',
            note: '已经登簿的按更正登记处理；请管理人员考虑停用这个事项的秒批',
          },
        ]}
      />
      <LongInput label="理由" hint="当事人在办件经过里看得到" maxLength={500} value={why} onChange={setWhy} />
    </ActForm>
  )
}
