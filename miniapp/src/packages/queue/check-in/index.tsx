import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { askForMessages, prepareFor } from '../../../lib/ask-subscription.ts'
import { enter } from '../../../lib/enter.ts'
import { go, goInstead } from '../../../lib/go.ts'
import { scanCode } from '../../../platform/scan'
import { useSession } from '../../../stores/session.ts'
import { codeIn } from './code-in.ts'
import { WhoseNumber } from './whose-number.tsx'

/** Opened by the hall screen's code, or scans it. Today's appointment becomes a ticket; without one a service is chosen. */
export default function CheckIn() {
  const { code: opened, appointment, whose } = useRouter().params
  const [chosen, setChosen] = useState(appointment)
  const [code, setCode] = useState(opened ? codeIn(decodeURIComponent(opened)) : '')
  const [service, setService] = useState<string>()
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)
  const intent = useIntent()
  const loggedIn = useSession((state) => state.loggedIn)
  // Whoever waits outside is called by it.
  useEffect(() => void prepareFor(['ticket-called']), [])
  const choosing = refused?.code === 'SERVICE_REQUIRED'

  async function take(hallCode: string) {
    setBusy(true)
    const body = { hallCode, service, ...(chosen && { appointmentId: chosen }) }
    const answer = await call('queue.checkIn', { body }, { key: intent.keyFor(body) })
    intent.settle(answer)
    setBusy(false)
    if (answer.ok) return goInstead('/packages/queue/ticket/index', { id: answer.reply.id })
    setRefused(answer.refused)
  }

  async function takeTyped() {
    await askForMessages()
    await take(code)
  }

  async function scan() {
    const text = await scanCode?.()
    if (!text) return
    setCode(codeIn(text))
    await take(codeIn(text))
  }

  return (
    <Page title="到厅取号" lead="扫大厅屏幕上的码。有今天的预约会直接取号。">
      {refused && (
        <Notice tone={choosing ? 'info' : 'danger'} title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      {refused?.code === 'REAL_NAME_REQUIRED' && (
        <Button kind="secondary" onTap={() => go('/packages/account/real-name/index')}>
          去实名
        </Button>
      )}
      {whose && appointment ? (
        <Notice title={`替${decodeURIComponent(whose)}取号`}>号是本人的，取了会告诉本人。</Notice>
      ) : (
        loggedIn && <WhoseNumber value={chosen} onChoose={setChosen} />
      )}
      {choosing && <ChooseService value={service} onChoose={setService} />}
      {!loggedIn ? (
        <Button onTap={() => enter('/packages/queue/check-in/index', { code: code || undefined })}>先登录再取号</Button>
      ) : (
        <>
          {scanCode && (
            <Button icon="scan" kind={code ? 'secondary' : 'primary'} busy={busy && !code} onTap={scan}>
              扫大厅的码
            </Button>
          )}
          <Input
            label="大厅码"
            hint={
              scanCode
                ? '扫码后会自动填好；扫不了请到大厅咨询台'
                : '用手机相机扫大厅屏幕上的码，会打开这一页并自动填好；扫不了请到大厅咨询台'
            }
            value={code}
            onChange={(text) => setCode(codeIn(text))}
          />
          <Button disabled={!code || (choosing && !service)} busy={busy} busyText="正在取号" onTap={takeTyped}>
            取号
          </Button>
        </>
      )}
    </Page>
  )
}

function ChooseService({ value, onChoose }: { value?: string; onChoose: (service: string) => void }) {
  const asked = useRequest(() => call('halls.services'))
  return (
    <Answered asked={asked}>
      {({ items }) => (
        <Choice
          label="要办的业务"
          value={value}
          onChoose={onChoose}
          options={items.map(({ code, plainName, name }) => ({ value: code, text: plainName, note: name }))}
        />
      )}
    </Answered>
  )
}
