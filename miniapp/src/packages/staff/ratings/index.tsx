import type { StaffRating } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { useSend } from '../../../api/use-send.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { deadlineWords } from '../../../lib/time-words.ts'
import { RefusedNotice } from '../../cases/refused-notice.tsx'

/** Bad ratings: to be called back, corrected, looked into. Nobody is named before it is over. */
export default function BadRatings() {
  const asked = useRequest(() => call('ratings.desk'))
  return (
    <Page title="差评处理" lead="一天之内回访，十五天之内整改。办结以前，谁评的不显示。">
      <Answered asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="done" title="没有差评" text="群众的差评会列在这里。" />
          ) : (
            items.map((one) => <OneRating key={one.id} one={one} onChange={() => void asked.reload()} />)
          )
        }
      </Answered>
    </Page>
  )
}

interface Props {
  one: StaffRating
  onChange: () => void
}

function OneRating({ one, onChange }: Props) {
  const { matter, stateLabel, rating, again, who, served, isMine, due, isLate, correction, appeal, allowedActions } =
    one
  return (
    <Card title={matter}>
      {isLate && (
        <Notice tone="danger" title="超时了">
          主管已收到提醒。
        </Notice>
      )}
      <ListRow
        icon="clock"
        text={`${stateLabel}${isMine ? '（评的是您）' : ''}`}
        note={due && `最晚 ${deadlineWords(due)}`}
      />
      {rating && <ListRow icon="edit" text={rating.label} note={rating.words ?? '没有写原因'} />}
      {who && <ListRow icon="person" text={who} note="评价人" />}
      {served && <ListRow icon="people" text={served.join('、')} note="经办的人" />}
      {appeal && <ListRow icon="scale" text={`申诉：${appeal.reason}`} note={appeal.answer ?? appeal.by} />}
      {correction && <ListRow icon="done" text={`整改：${correction}`} note={again && `再次评价：${again.label}`} />}
      {allowedActions.includes('correct') && <Correct one={one} onChange={onChange} />}
      {allowedActions.includes('appeal') && <Appeal one={one} onChange={onChange} />}
      {allowedActions.includes('decideAppeal') && <Decide one={one} onChange={onChange} />}
    </Card>
  )
}

function Correct({ one: { id }, onChange }: Props) {
  const [words, setWords] = useState('')
  const { busy, refused, send } = useSend<'ratings.correct'>()
  async function correct() {
    const body = { words: words.trim() }
    const answer = await send(body, (key) => call('ratings.correct', { params: { id }, body }, key))
    if (answer.ok) onChange()
  }
  return (
    <>
      <LongInput label="怎么整改的" hint="评价人会看到这句话" maxLength={500} value={words} onChange={setWords} />
      <RefusedNotice refused={refused} />
      <Button disabled={!words.trim()} busy={busy} onTap={() => void correct()}>
        已整改，告诉评价人
      </Button>
    </>
  )
}

function Appeal({ one: { id }, onChange }: Props) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { busy, refused, send } = useSend<'ratings.appeal'>()
  async function appeal() {
    const body = { reason: reason.trim() }
    const answer = await send(body, (key) => call('ratings.appeal', { params: { id }, body }, key))
    if (answer.ok) onChange()
  }
  if (!open) {
    return (
      <Button kind="secondary" onTap={() => setOpen(true)}>
        是误评，申请核实
      </Button>
    )
  }
  return (
    <>
      <LongInput label="为什么是误评" hint="由没有经办过的人核实" maxLength={300} value={reason} onChange={setReason} />
      <RefusedNotice refused={refused} />
      <Button disabled={!reason.trim()} busy={busy} onTap={() => void appeal()}>
        提交申诉
      </Button>
    </>
  )
}

function Decide({ one: { id }, onChange }: Props) {
  const [choice, setChoice] = useState<'wrong' | 'stands'>()
  const [reason, setReason] = useState('')
  const { busy, refused, send } = useSend<'ratings.decideAppeal'>()
  async function decide() {
    const body = { isWrong: choice === 'wrong', reason: reason.trim() }
    const answer = await send(body, (key) => call('ratings.decideAppeal', { params: { id }, body }, key))
    if (answer.ok) onChange()
  }
  return (
    <>
      <Choice
        label="核实结果"
        options={[
          { value: 'wrong', text: '是误评，不计' },
          { value: 'stands', text: '不是误评，接着整改' },
        ]}
        value={choice}
        onChoose={setChoice}
      />
      <LongInput label="理由" maxLength={300} value={reason} onChange={setReason} />
      <RefusedNotice refused={refused} />
      <Button disabled={!choice || !reason.trim()} busy={busy} onTap={() => void decide()}>
        作出核实结果
      </Button>
    </>
  )
}
