import type { PromiseLine } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { toast } from '../../../stores/toast.ts'
import { PromiseFacts } from '../../cases/papers/promise-facts.tsx'
import '../../cases/papers/index.scss'
import { ActForm, useSend } from '../../staff/act-form.tsx'
import { FoundFalse } from './found-false.tsx'

type Which = 'open' | 'broken' | 'pledged'

/** Open and broken promises of all cases (容缺台账): who watches that they are kept sees them here. */
export default function Promises() {
  const [which, setWhich] = useState<Which>('open')
  const [after, setAfter] = useState<string>()
  const asked = useRequest(
    () => call('casePromises.list', { query: { state: which, ...(after && { after }) } }),
    [which, after],
  )
  const counts = asked.reply?.counts
  const choose = (value: Which) => {
    setAfter(undefined)
    setWhich(value)
  }
  return (
    <Page title="承诺台账" lead="容缺受理和告知承诺：等补交的、没有兑现的。">
      <Card title="看哪一种">
        <Choice
          label="看哪一种"
          value={which}
          onChoose={(value) => choose(value as Which)}
          options={[
            { value: 'open', text: '等补交', note: counts && `${counts.open} 件` },
            { value: 'broken', text: '没有兑现', note: counts && `${counts.broken} 件` },
            { value: 'pledged', text: '凭承诺办结', note: counts && `${counts.pledged} 件，可以核查` },
          ]}
        />
      </Card>
      <Answered asked={asked} cards={3}>
        {({ items, next }) => (
          <>
            {items.length === 0 && <Empty icon="calendar" title="没有" text="这一种现在一件也没有。" />}
            {items.map((line) => (
              <OnePromise key={line.id} line={line} which={which} onRepaired={() => void asked.reload()} />
            ))}
            {next && (
              <Button kind="secondary" onTap={() => setAfter(next)}>
                看后面的
              </Button>
            )}
          </>
        )}
      </Answered>
    </Page>
  )
}

interface LineProps {
  line: PromiseLine
  which: Which
  onRepaired: () => void
}

function OnePromise({ line, which, onRepaired }: LineProps) {
  const { caseId, id, caseName, number, person, caseStateLabel, mayRepair } = line
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { busy, refused, send } = useSend<'casePromises.repair'>()
  async function repair() {
    const body = { reason: reason.trim() }
    const answer = await send(body, (key) =>
      call('casePromises.repair', { params: { id: caseId, promise: id }, body }, key),
    )
    if (!answer.ok) return
    toast('已修复，以后可以再容缺', 'ok')
    onRepaired()
  }
  return (
    <>
      <Card title={`${caseName}${number ? `（${number}）` : ''}`}>
        <PromiseFacts promise={line} />
        <View className="sentence">{`${person}，办件现在：${caseStateLabel}`}</View>
        {which === 'pledged' && <FoundFalse caseId={caseId} promise={id} person={person} />}
        {mayRepair && !open && (
          <Button kind="secondary" onTap={() => setOpen(true)} label={`修复${person}的承诺`}>
            修复
          </Button>
        )}
      </Card>
      {open && (
        <ActForm
          title="修复：不再影响以后容缺"
          does="修复"
          ready={reason.trim().length >= 2}
          {...{ busy, refused }}
          onSend={() => void repair()}
          onClose={() => setOpen(false)}
        >
          <LongInput
            label="理由"
            hint="例如：住院期间没能补交，有证明"
            maxLength={500}
            value={reason}
            onChange={setReason}
          />
        </ActForm>
      )}
    </>
  )
}
