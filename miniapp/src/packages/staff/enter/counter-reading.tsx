import type { CounterReading } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { SpokenText } from '../../../components/spoken-text/index.tsx'
import { RefusedNotice } from '../../cases/refused-notice.tsx'
import { useSend } from '../act-form.tsx'

const LOOK_AGAIN_MS = 3_000

/** After submission: whoever has no phone is read to, and says yes on the screen of the window (E25). */
export function CounterReadings({ caseId }: { caseId: string }) {
  const asked = useRequest(() => call('counterReadings.waiting', { query: { caseId } }), [caseId])
  const alone = asked.reply?.items.filter(({ hasPhone }) => !hasPhone) ?? []
  return (
    <View>
      {alone.map((party) => (
        <One key={party.partyId} caseId={caseId} party={party} />
      ))}
    </View>
  )
}

function One({
  caseId,
  party: { partyId, side, name },
}: {
  caseId: string
  party: { partyId: string; side: string; name: string }
}) {
  const [seen, setSeen] = useState('身份证原件，与本人一致')
  const [id, setId] = useState<string>()
  const { busy, refused, send } = useSend<'counterReadings.begin'>()

  async function begin() {
    const body = { caseId, partyId, seen: seen.trim() }
    const answer = await send(body, (key) => call('counterReadings.begin', { body }, key))
    if (answer.ok) setId(answer.reply.id)
  }

  return (
    <Card title={`${side} ${name} 没有手机`}>
      <RefusedNotice refused={refused} />
      {id ? (
        <Running id={id} onAgain={() => setId(undefined)} />
      ) : (
        <>
          念给本人听，请本人在窗口屏上自己点确认。
          <Input label="核对了什么证件" maxLength={100} value={seen} onChange={setSeen} />
          <Button disabled={seen.trim().length < 2} busy={busy} onTap={() => void begin()}>
            核对过了，开始念
          </Button>
        </>
      )}
    </Card>
  )
}

/** The code for the screen, the words to read, and what the person said. */
function Running({ id, onAgain }: { id: string; onAgain: () => void }) {
  const asked = useRequest(() => call('counterReadings.show', { params: { id } }), [id])
  const { reply, reload } = asked
  // Each answer is looked at anew, so the pause begins with it.
  useEffect(() => {
    if (reply?.state !== 'open') return
    const timer = setTimeout(() => void reload(), LOOK_AGAIN_MS)
    return () => clearTimeout(timer)
  }, [reply, reload])
  if (!reply) return null
  const { state, code, text, needsWitness, witness, words } = reply
  if (state === 'confirmed')
    return (
      <Notice tone="ok" title="本人已在窗口屏上确认">
        怎么确认的，已写进办件。
      </Notice>
    )
  if (state !== 'open') {
    return (
      <>
        <Notice tone="danger" title={state === 'refused' ? '本人说不对' : '码过期了'}>
          {words ?? (state === 'refused' ? '没有写原因，请当面问。' : '要接着确认，请重新开始。')}
        </Notice>
        <Button kind="secondary" onTap={onAgain}>
          重新念
        </Button>
      </>
    )
  }
  return (
    <>
      <ListRow icon="key" text={spaced(code)} note="请在窗口屏上打开“请您当面确认”，输入这个码" />
      <View>{needsWitness && <Witnessed witness={witness} />}</View>
      <SpokenText text={text} />
    </>
  )
}

const spaced = (code: CounterReading['code']) => `${code.slice(0, 4)} ${code.slice(4)}`

const Witnessed = ({ witness }: { witness?: string }) =>
  witness ? (
    <Notice tone="ok" title={`${witness}在场见证`}>
      可以请本人点确认了。
    </Notice>
  ) : (
    <Notice tone="act" title="要第二位同事见证">
      请同事在自己手机上打开“当面见证”，输入这个码。
    </Notice>
  )
