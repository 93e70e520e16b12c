import type { LiveCheckAsk } from '@anju/shared-types'
import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { goInstead } from '../../../lib/go.ts'
import { Looking } from './looking.tsx'
import { Ways } from './ways.tsx'

/** Is it really you (E26): why it is asked, and the ways that count the same. Opened before a yes, from a notice, and by Alipay's page. */
export default function Presence() {
  const { id = '' } = useRouter().params
  const asked = useRequest(() => call('liveChecks.ask', { params: { kind: 'case', subjectId: id } }), [id])
  const back = () => goInstead('/packages/cases/confirm/index', { id })
  const check = asked.reply?.check
  const camera = check?.state === 'open' && (check.wechat ?? check.alipay) !== undefined ? check.id : undefined

  useEffect(() => {
    // back from the platform's screen, on whatever way: the server asks how it went
    if (camera) void call('liveChecks.result', { params: { id: camera } }).then(() => asked.reload())
  }, [camera, asked.reload])

  return (
    <Page title="核验是您本人" lead="这件事关系到房子，确认之前请让我们知道是您本人。">
      <Answered asked={asked} cards={2}>
        {(reply) => <Step reply={reply} id={id} onBack={back} onChange={() => void asked.reload()} />}
      </Answered>
    </Page>
  )
}

interface StepProps {
  reply: LiveCheckAsk
  id: string
  onBack: () => void
  onChange: () => void
}

function Step({ reply, id, onBack, onChange }: StepProps) {
  const { needed, check, reasons } = reply
  if (!needed || check?.state === 'passed') {
    return (
      <>
        <Notice tone="ok" title={needed ? '已核验是您本人' : '不用核验'} urgent>
          {check?.state === 'passed' ? check.now : '直接回去确认就可以。'}
        </Notice>
        <Button onTap={onBack}>回去确认</Button>
      </>
    )
  }
  if (check?.state === 'open') return <Looking check={check} onChange={onChange} />
  return (
    <>
      {check && check.state !== 'cancelled' && check.state !== 'used' && (
        <Notice tone="act" title={check.stateLabel} urgent>
          {check.now}
        </Notice>
      )}
      <Notice title="为什么要核验">{reasons.map(({ text }) => text).join('')}</Notice>
      <Ways reply={reply} id={id} onBegun={onChange} />
    </>
  )
}
